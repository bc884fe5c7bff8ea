new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs(dev.trainyard.maven.it.Projects.documented(examples, "your-own-catalog.md", "own-catalog output"))
  hasVersions("own-catalog/target/catalog", "stable/hello/1.0.0")
  hasSameFiles("own-catalog/target/catalog", "our-catalog")
}
