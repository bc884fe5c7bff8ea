new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("TN400 error: there is no catalog in ", "fix: Call truenas:generate or truenas:publish first")
  logsNot("Add Catalog: ", "at dev.trainyard")
  hasResult("target/truenas/serve.json", "failed", '"code" : "TN400"')
}
