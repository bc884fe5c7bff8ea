new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs(
      "[ERROR] TN501 error target/classes/META-INF/services/dev.trainyard.generator.model.AppDefinition:2: demo.Gone: "
          + "there is no such class on the runtime class path",
      "No catalog was written: 1 definition failed")
  hasResult("target/truenas/generate.json", "failed", '"subject" : "demo.Gone"',
      '"file" : "target/classes/META-INF/services/dev.trainyard.generator.model.AppDefinition"', '"line" : 2')
  hasNot("target/catalog")
}
