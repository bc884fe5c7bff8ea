new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("stable/one 1.0.0: ", "stable/three 1.0.0: ", "Catalog of 2 apps in target/catalog: ")
  hasVersions("target/catalog", "stable/one/1.0.0", "stable/three/1.0.0")
  hasNot("target/catalog/stable/two")
}
