new dev.trainyard.maven.it.BuiltProject(basedir).with {
  hasResult("target/published/truenas/publish.json", "published", '"target" : "catalog.git"', '"branch" : "main"')
  hasResult("target/preview/truenas/publish.json", "published", '"branch" : "preview/pr-12"', '"version" : "1.1.0"')
  // Of several goals the last one says what comes next.
  logs("Published commit ", " to branch preview/pr-12 of catalog.git")
  hasResult("target/preview/truenas/diff.json", "changed", '"to" : "1.1.0"', '"breaking" : 0')
  hasText("target/preview/truenas/diff.md", "### `stable/demo` 1.0.0 \u2192 1.1.0")
  hasResult("target/preview/truenas/clean-previews.json", "deleted", '"pr-12"', '"kept" : [ ]')
  logs("Deleted preview/pr-12, was ", "Previews of catalog.git: 2 deleted, 0 left")
  hasBranches("catalog.git", "main", "main-compose")

  hasResult("target/nothing/truenas/clean-previews.json", "failed", '"code" : "TN305"')
  logs("neither truenas.preview nor truenas.previews.keep is set")
  hasResult("target/damaged/truenas/history.json", "failed", '"code" : "TN310"')
  logsNot("at dev.trainyard", "at org.eclipse.jgit")
}
