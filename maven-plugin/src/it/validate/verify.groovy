new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("Versions are not rendered: truenas.helm is none")
  logs("stable/demo/1.0.0/Chart.yaml",
      "4:1 error TN634 appVersion is a number: 1.4 [23.10, 24.04]",
      "The catalog is not fit for TrueNAS: 3 errors, 1 warning: 1 app and 1 version, for TrueNAS 22.02, 22.12, 23.10, 24.04",
      "Report: target/truenas/validate.json")
  hasResult("target/truenas/validate.json", "failed", '"errors" : 3', '"catalog" : "broken"')
  hasText("target/truenas/validate.sarif", '"ruleId" : "TN634"')
  hasText("target/truenas/validate.xml", '<testcase classname="truenas:validate" name="stable/demo"')
  hasText("target/truenas/validate.md", "| TN634 ")
  // Reports in a catalog that is written by hand are passed over by git.
  hasText("target/truenas/.gitignore", "*")
  logsNot("at dev.trainyard")
}
