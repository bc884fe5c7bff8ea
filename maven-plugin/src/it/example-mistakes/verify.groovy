new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs(dev.trainyard.maven.it.Projects.documented(examples, "your-own-catalog.md", "own-catalog mistakes"))
  hasNot("own-catalog/target/catalog")
}
