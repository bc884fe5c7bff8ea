new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("[WARNING] -Dtruenas.ouput has no effect; did you mean -Dtruenas.output? Known are truenas.apps, ")
  hasVersions("target/catalog", "stable/demo/1.0.0")
  hasNot("elsewhere")
}
