new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("stable/demo 1.0.0", "Published commit ", " to branch main of ",
      "The history of branch main of ", " is sound: 1 lines",
      "proven/demo 1.0.0 with the content of stable/demo/1.0.0",
      "Same bytes: stable/demo/1.0.0 and proven/demo/1.0.0 of commit ", " are both the tree ",
      "stable/demo 1.1.1 with the content of stable/demo/1.0.0",
      "stable/demo/0.9.0 is not published", "Nothing was reverted: stable/demo/0.9.0 is not published",
      "-Dapps has no effect")
  logsNot("truenas.promote.app would have no effect", "SLF4J", "Stacktrace", "NullPointerException", "at dev.trainyard")
  hasResult("target/truenas/revert.json", "failed", '"code" : "TN302"')
  hasResult("target/truenas/promote.json", "failed", '"code" : "TN302"')
  hasResult("target/truenas/history.json", "failed", '"code" : "TN305"')
  hasResult("target/truenas/publish.json", "failed", '"code" : "TN505"')
  clones(".trainyard/catalog.git", "target/clone")
  hasText("target/clone/.trainyard/HISTORY.md", "Ada | promote")
  hasText("target/clone/.trainyard/HISTORY.md", "Ada | revert")
  hasVersions("target/clone", "stable/demo/1.0.0", "stable/demo/1.1.0", "stable/demo/1.1.1", "proven/demo/1.0.0")
  hasSameFiles("target/clone/stable/demo/1.0.0", "target/clone/proven/demo/1.0.0")
}
