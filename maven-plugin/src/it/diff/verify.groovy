new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("Apps: 1 added, 0 changed, 0 removed; breaking changes: 0", "Report: first/diff.md and diff.json")
  hasText("first/diff.md", "### `stable/demo` added: 1.0.0")
  hasResult("first/diff.json", "changed", '"result" : "ok"')
  hasVersions("target/catalog", "stable/demo/1.0.0")

  logs("TN412 error stable/demo/1.1.0/questions.yaml [demo]: question greeting: removed: the owner's answer is lost",
      "The changes are not fit to be published: 1 error, 1 warning")
  hasText("breaking/diff.md", "**1 breaking change.**")
  hasResult("breaking/diff.json", "failed", '"result" : "error"', '"breaking" : 1', '"code" : "TN412"')
  logsNot("at dev.trainyard")
}
