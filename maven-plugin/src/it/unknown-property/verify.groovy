new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("[WARNING] TN505 warning: -Dtruenas.ouput has no effect; did you mean -Dtruenas.output?", "allowed: truenas.apps, ")
  hasVersions("target/catalog", "stable/demo/1.0.0")
  hasNot("elsewhere")
}
