new dev.trainyard.maven.it.BuiltProject(basedir).with {
  hasVersions("target/turkish", "stable/didi/1.0.0")
  hasSameFiles("target/catalog", "target/turkish")
  logs("stable/didi 1.0.0: ", ", 0 changed", "Catalog of 1 app in target/catalog: 0 files written, 0 deleted, ")
  hasResult("target/truenas/generate.json", "unchanged", '"written" : 0')
  isOlderThanTheLastBuild("target/catalog")
}
