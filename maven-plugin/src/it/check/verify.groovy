new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("error TN413 version 1.0.0 is published with other content: README.md changed",
      "The changes are not fit to be published: ")
  hasResult("proposed/check.json", "failed", '"base" : "main"', '"TN412" : 1', '"TN413" : 1', '"TN416" : 1')
  hasText("proposed/check.sarif", '"ruleId" : "TN413"')
  hasText("proposed/check.xml", 'name="stable/demo"')
  hasText("proposed/check.md", "| TN413 ")

  hasResult("project/target/truenas/check.json", "clean", '"base" : ".trainyard/catalog.git#main"')
  hasResult("project/target/truenas/validate.json", "clean", '"catalog" : "target/catalog"')
  logsNot("at dev.trainyard")
}
// The hook that the documentation shows.
new dev.trainyard.maven.it.ProposedCatalog(basedir)
    .isGuardedBy(examples + "/hooks/pre-commit", maven, localRepositoryPath)
