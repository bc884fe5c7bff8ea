new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("Catalog of 1 app in target/catalog: ")
  hasVersions("own-catalog/target/catalog", "stable/hello/1.0.0")
}
