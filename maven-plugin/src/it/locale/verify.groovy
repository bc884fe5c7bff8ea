new dev.trainyard.maven.it.BuiltProject(basedir).with {
  hasVersions("target/turkish", "stable/didi/1.0.0")
  hasSameFiles("target/catalog", "target/turkish")
}
