new dev.trainyard.maven.it.BuiltProject(basedir).with {
  hasResult("target/preview/truenas/publish.json", "published", '"branch" : "preview/pr-12"', '"version" : "1.1.0"')
  // Of several goals the last one says what comes next.
  logs("Published commit ", " to branch preview/pr-12 of catalog.git")
  hasResult("target/preview/truenas/diff.json", "changed", '"to" : "1.1.0"', '"breaking" : 0')
  hasText("target/preview/truenas/diff.md", "### `stable/demo` 1.0.0 \u2192 1.1.0")

  hasResult("target/nothing/truenas/clean-previews.json", "failed", '"code" : "TN305"')
  logs("neither truenas.preview nor truenas.previews.keep is set")
  hasResult("target/dry/truenas/clean-previews.json", "dry_run", '"pr-12"')
  logs("Would delete preview/pr-12, was ", "Previews of catalog.git: 1 to delete, 0 left")
  hasResult("target/one/truenas/clean-previews.json", "deleted", '"pr-12"', '"kept" : [ ]')
  logs("Deleted preview/pr-12, was ", "Previews of catalog.git: 1 deleted, 0 left")
  hasResult("target/gone/truenas/clean-previews.json", "unchanged", '"deleted" : [ ]')
  hasBranches("catalog.git", "main")

  hasResult("target/direct/truenas/publish.json", "failed", '"code" : "TN305"')
  logsNot("at dev.trainyard")
}
