new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("[ERROR] TN502 error Leaving.java:12: demo.Leaving: the definition ends the whole process with System.exit")
  hasResult("target/truenas/generate.json", "failed", '"file" : "Leaving.java"', '"line" : 12')
  hasNot("target/catalog")
}
