new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("Catalog of 1 app in target/charts: ")
  hasVersions("target/charts", "stable/demo/1.0.0")
}
