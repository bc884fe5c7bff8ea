new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("Catalog of 1 app in out/catalog: ")
  hasVersions("out/catalog", "stable/demo/1.0.0")
  hasText("out/catalog/README.md", "Ours")
  hasNot("target/catalog")

  logs("truenas:generate", "User property: truenas.output")
}
