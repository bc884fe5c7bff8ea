new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("TN400 error: there is no catalog in ", "fix: Call truenas:generate or truenas:publish first",
      "TN401 error: the host \"no-such-host.invalid\" is not known", "TN401 error: port 65536",
      "Skipped: truenas.skip is true")
  logsNot("Add Catalog: ", "at dev.trainyard")
  // Of the last call; those before it left failures.
  hasResult("target/truenas/serve.json", "skipped")
  hasResult("target/no-host/serve.json", "failed", '"code" : "TN401"')
  hasResult("target/no-catalog/serve.json", "failed", '"code" : "TN400"')
}
