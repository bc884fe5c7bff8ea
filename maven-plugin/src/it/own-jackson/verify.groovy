new dev.trainyard.maven.it.BuiltProject(basedir).with {
  hasVersions("target/catalog", "stable/demo/2.15.4")
}
