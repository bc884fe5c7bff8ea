new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("stable/demo 1.0.0: ", "Catalog of 1 app in target/catalog: ", "Next: mvn truenas:serve ")
  hasResult("target/truenas/generate.json", "generated", '"folder" : "target/catalog"', '"app" : "demo"', '"problems" : [ ]')
  hasVersions("target/catalog", "stable/demo/1.0.0")
  hasText("target/catalog/catalog.json", "2026-01-31 12:00:00")
}
