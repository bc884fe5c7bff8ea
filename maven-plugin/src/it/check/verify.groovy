new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("stable/demo/1.0.0",
      "error TN413 version 1.0.0 is published with other content: README.md changed",
      "error TN416 it is that of 1.0.0: nothing says what is new in 1.1.0",
      "5:5 error TN412 question workers: type changed from \"int\" to \"string\"",
      "The changes are not fit to be published: ")
  hasResult("proposed/check.json", "failed", '"base" : "main"', '"TN412" : 1', '"TN413" : 1', '"TN416" : 1')
  // What was so before and what others have added meanwhile is not told.
  hasText("proposed/check.json", '"known" : 3')
  hasNoText("proposed/check.json", '"code" : "TN414"')
  hasText("proposed/check.sarif", '"ruleId" : "TN413"')
  hasText("proposed/check.xml", 'name="stable/demo"')
  hasText("proposed/check.md", "| TN413 ")
  hasResult("charts/reports/check.json", "clean", '"errors" : 0')

  logs("truenas.check.base is not set, and nothing is published to .trainyard/catalog.git")
  hasResult("nothing/check.json", "failed", '"code" : "TN505"')
  logs("TN410 error: truenas.check.base: \"origin/nope\" is no revision of the git repository")
  hasResult("unknown/check.json", "failed", '"code" : "TN410"')

  hasText("known.json", '"baseline" : "truenas:validate"')
  hasResult("written/validate.json", "clean", '"errors" : 0')
  hasResult("known/validate.json", "clean", '"errors" : 0')
  logs("TN421 error: truenas.validate.baseline: absent.json is no file")
  hasResult("absent/validate.json", "failed", '"code" : "TN421"')

  hasResult("project/target/truenas/check.json", "clean", '"base" : ".trainyard/catalog.git#main"')
  hasResult("project/lower/check.json", "failed", '"code" : "TN301"')
  logsNot("at dev.trainyard")
}
// The hook that the documentation shows.
new dev.trainyard.maven.it.ProposedCatalog(basedir)
    .isGuardedBy(examples + "/hooks/pre-commit", maven, localRepositoryPath)
