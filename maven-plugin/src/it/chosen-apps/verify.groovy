new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("stable/one 1.0.0: ", "stable/three 1.0.0: ", "Catalog of 2 apps in target/catalog: ")
  hasVersions("target/catalog", "stable/one/1.0.0", "stable/three/1.0.0")
  hasNot("target/catalog/stable/two")

  logs("TN220 error target: truenas.output is a folder that holds results of goals: target/truenas/generate.json")
  hasResult("target/truenas/generate.json", "failed", '"code" : "TN220"', '"folder" : "target"')
}
