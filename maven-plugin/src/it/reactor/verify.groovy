new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("Skipped: the module has packaging pom", "Skipped: truenas.skip is true", "Catalog of 2 apps in catalog/target/catalog: ")
  hasVersions("catalog/target/catalog", "stable/one/1.0.0", "stable/two/1.0.0")
  hasVersions("catalog/target/bound", "stable/one/1.0.0", "stable/two/1.0.0")
  hasNot("one/target/catalog")
}
