new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs(
      "[ERROR] error target/classes/META-INF/services/dev.trainyard.generator.model.AppDefinition:2 [demo.Gone]: "
          + "there is no such class on the runtime class path",
      "No catalog was written: 1 definition failed")
  hasNot("target/catalog")
}
