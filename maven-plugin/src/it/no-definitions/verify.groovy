new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs(
      "[ERROR] error: no app definition found; neither target/classes nor a runtime dependency has the file "
          + "META-INF/services/dev.trainyard.generator.model.AppDefinition",
      "[ERROR]     fix: compile first: mvn process-classes truenas:generate",
      "modules with packaging pom are skipped by themselves",
      "No catalog was written: no app definition found")
  hasResult("target/truenas/generate.json", "failed", '"found" : "no app definition found; neither target/classes ')
  hasNot("target/catalog")
}
