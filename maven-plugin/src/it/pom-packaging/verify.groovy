new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("Skipped: the module has packaging pom and so no definitions")
  hasResult("target/truenas/generate.json", "skipped")
  hasNot("target/catalog")
}
