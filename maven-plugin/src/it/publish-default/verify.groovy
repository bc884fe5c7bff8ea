new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("stable/demo 1.0.0", "Published commit ", " to branch main of ",
      "Nothing to publish: branch main of ", "The history of branch main of ", " is sound: 1 lines",
      "proven/demo 1.0.0 with the content of stable/demo/1.0.0",
      "stable/demo/0.9.0 is not published", "Nothing was reverted: stable/demo/0.9.0 is not published")
  logsNot("has no effect", "SLF4J", "Stacktrace", "NullPointerException")
  hasResult("target/truenas/publish.json", "unchanged", '"target" : ".trainyard/catalog.git"', '"apps" : [ ]', '"commit" : ""')
  hasResult("target/truenas/history.json", "sound", '"entries" : 1')
  hasResult("target/truenas/promote.json", "published")
  hasResult("target/truenas/revert.json", "failed", '"code" : "TN302"')
  clones(".trainyard/catalog.git", "target/clone")
  hasText("target/clone/.trainyard/HISTORY.md", "Ada | promote")
  hasVersions("target/clone", "stable/demo/1.0.0", "proven/demo/1.0.0")
  hasSameFiles("target/clone/stable/demo/1.0.0", "target/clone/proven/demo/1.0.0")
}
