new dev.trainyard.maven.it.BuiltProject(basedir).with {
  hasResult("target/first/truenas/publish.json", "published", '"target" : "catalog.git"', '"branch" : "main"',
      '"app" : "demo"', '"version" : "1.0.0"', '"problems" : [ ]')
  hasResult("target/newer/truenas/publish.json", "published", '"version" : "1.1.0"')
  hasResult("target/newer/truenas/promote.json", "published", '"from" : "stable/demo/1.1.0"', '"sameTree" : "')
  logs("Same bytes: stable/demo/1.1.0 and proven/demo/1.1.0 of commit ", " are both the tree ")
  hasResult("target/dry/truenas/publish.json", "dry_run", '"version" : "1.2.0"')
  hasResult("target/older/truenas/publish.json", "failed", '"code" : "TN301"', '"file" : "stable/demo/1.0.1"')
  hasResult("target/not-promoted/truenas/promote.json", "failed", '"code" : "TN302"')
  hasResult("target/reverted/truenas/revert.json", "published", '"version" : "1.1.1"', '"from" : "stable/demo/1.0.0"')
  hasResult("target/no-history/truenas/history.json", "failed", '"code" : "TN305"')
  hasResult("target/lost/truenas/publish.json", "failed", '"code" : "TN505"', "-Dapps has no effect")
  logsNot("at dev.trainyard")
}
