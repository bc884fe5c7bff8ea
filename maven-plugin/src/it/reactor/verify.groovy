new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("Skipped: the module has packaging pom and so no definitions", "Skipped: truenas.skip is true",
      "Catalog of 2 apps in catalog/target/catalog: ", "Catalog of 2 apps in catalog/target/bound: ")
  hasVersions("catalog/target/catalog", "stable/one/1.0.0", "stable/two/1.0.0")
  hasVersions("catalog/target/bound", "stable/one/1.0.0", "stable/two/1.0.0")
  hasResult("target/truenas/generate.json", "skipped")
  hasResult("one/target/truenas/generate.json", "skipped")
  hasNot("target/catalog")
  hasNot("one/target/catalog")
}
