new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("Catalog of 1 app in target/catalog: ")
  hasVersions("with blanks \u00fc\u00e7 \u65e5\u672c/target/catalog", "stable/demo/1.0.0")
}
