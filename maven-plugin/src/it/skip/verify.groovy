new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("Skipped: truenas.skip is true")
  hasResult("target/truenas/generate.json", "skipped")
  hasNot("target/catalog")
}
