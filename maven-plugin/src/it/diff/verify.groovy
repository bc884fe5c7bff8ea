new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("Apps: 1 added, 0 changed, 0 removed; breaking changes: 0", "Report: first/diff.md and diff.json")
  hasText("first/diff.md", "### `stable/demo` added: 1.0.0")

  hasResult("first/diff.json", "changed", '"result" : "ok"')

  logs("No app changes")
  hasResult("same/diff.json", "unchanged")
  hasText("same/diff.json", "\"result\" : \"ok\"")

  hasText("reported/diff.md", "### `stable/demo` 1.0.0 ")

  logs("TN412 error stable/demo/1.1.0/questions.yaml [demo]: question greeting: removed: the owner's answer is lost",
      "fix: Keep what owners have answered acceptable, or raise the version to 2.0.0",
      "The changes are not fit to be published: 1 error, 1 warning")
  hasText("breaking/diff.md", "**1 breaking change.**")
  hasResult("breaking/diff.json", "failed", '"result" : "error"', '"breaking" : 1', '"code" : "TN412"')
  hasResult("reported/diff.json", "changed", '"result" : "error"', '"code" : "TN412"')

  logs("TN413 error stable/demo/1.0.0 [demo]: version 1.0.0 is published with other content")
  hasText("folders/diff.json", "TN413")

  logs("TN410 error: truenas.diff.base: there is no folder", "fix: Set -Dtruenas.diff.base; before the first publication -Dtruenas.diff.base=none")
  hasResult("target/truenas/diff.json", "failed", '"result" : "error"', '"code" : "TN410"')
  // Of the run that failed, not of the one before it.
  hasResult("newer/diff.json", "failed", '"result" : "error"')
  hasNot("newer/diff.md")
  logsNot("at dev.trainyard")
}
