new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("Skipped: truenas.skip is true")
  hasNot("target/catalog")
}
