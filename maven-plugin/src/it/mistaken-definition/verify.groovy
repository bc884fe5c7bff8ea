new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs(
      "[ERROR] TN003 error Mistaken.java:10 [mistaken]: ",
      "[ERROR]     fix: ",
      "No catalog was written: ")
  hasResult("target/truenas/generate.json", "failed", '"code" : "TN003"', '"file" : "Mistaken.java"', '"line" : 10')
  logsNot("stable/demo 1.0.0: ")
  hasNot("target/catalog")
}
