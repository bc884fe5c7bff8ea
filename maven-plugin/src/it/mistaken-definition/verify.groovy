new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs(
      "[ERROR] TN003 error Mistaken.java:10 [mistaken]: ",
      "[ERROR]     fix: ",
      "No catalog was written: ")
  logsNot("stable/demo 1.0.0: ")
  hasNot("target/catalog")
}
