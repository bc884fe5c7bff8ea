context.get("server").stop(0)
def shown = new File(basedir, "shown.txt").readLines().toSet()
def basic = { it -> "Basic " + it.bytes.encodeBase64() }
for (name in ["foreign", "foreign-server", "other-target"]) {
  assert shown.findAll { it.startsWith("/" + name + ".git/") }.every { it.endsWith(" null") }
  assert shown.any { it.startsWith("/" + name + ".git/") }
}
assert shown.any { it.startsWith("/own.git/") && it.endsWith(basic("x-access-token:publishing-token")) }
assert shown.any { it.startsWith("/reading.git/") && it.endsWith(basic("reader:reading-password")) }
new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("Versions are not rendered: truenas.helm is none")
  logs("stable/demo/1.0.0/Chart.yaml",
      "4:1 error TN634 appVersion is a number: 1.4 [23.10, 24.04]",
      "allowed: a text",
      "fix: Put it in quotes.",
      "error TN650 is missing [23.10, 24.04]",
      "11:7 warning TN719 question workers: min is 0, which counts as none [22.02, 22.12, 23.10, 24.04]",
      "The catalog is not fit for TrueNAS: 3 errors, 1 warning: 1 app and 1 version, for TrueNAS 22.02, 22.12, 23.10, 24.04")
  hasResult("all/validate.json", "failed", '"errors" : 3', '"TN634" : 1', '"file" : "stable/demo/1.0.0/Chart.yaml"')
  hasText("all/validate.sarif", '"ruleId" : "TN634"')
  hasText("all/validate.xml", '<testcase classname="truenas:validate" name="stable/demo"')
  hasText("all/validate.md", "| TN634 ")

  logs("0 errors, 1 warning: 1 app and 1 version, for TrueNAS 22.02, 22.12", "Report: old/validate.json")
  hasResult("old/validate.json", "findings", '"warnings" : 1')
  hasNot("old/validate.sarif")

  logs("The catalog is not fit for TrueNAS: 0 errors, 1 warning: 1 app and 1 version, for TrueNAS 22.02")
  hasResult("strict/validate.json", "failed", '"code" : "TN719"')

  logs("TN420 error: there is no catalog in target/catalog and no git repository .trainyard/catalog.git",
      "fix: Name a catalog by -Dtruenas.catalog, or call truenas:generate first.")
  hasResult("nothing/validate.json", "failed", '"code" : "TN420"')

  logs("TN505 error: truenas.releases: no release is named \"25.10\"", "allowed: 22.02, 22.12, 23.10, 24.04")
  hasResult("unknown/validate.json", "failed")

  hasResult("project/published/validate.json", "clean", '"catalog" : ".trainyard/catalog.git#main"', '"apps" : 1')
  hasResult("project/target/truenas/validate.json", "clean", '"catalog" : "target/catalog"')
  hasResult("revision/validate.json", "clean", '"versions" : 1')
  logs("truenas.catalog.title holds the token to publish with")
  hasNot("titled")
  logsNot("publishing-token")
  hasText("target/truenas/.gitignore", "*")
  hasResult("target/truenas/validate.json", "failed")
  hasResult("slip/validate.json", "failed")
  hasNoText("slip/validate.json", "S3")
  logsNot("S3 CRET")
  hasResult("all/validate.json", "failed", '"catalog" : "broken"')
  logs("that -Dtruenas.catalog.server names")
  logsNot("at dev.trainyard")
}
