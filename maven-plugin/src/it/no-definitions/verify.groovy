new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs(
      "[ERROR] TN500 error: no app definition found",
      "[ERROR]     allowed: classes named in META-INF/services/dev.trainyard.generator.model.AppDefinition, "
          + "in target/classes or a runtime dependency",
      "and compile first: mvn process-classes truenas:generate",
      "modules with packaging pom are skipped anyway",
      "No catalog was written: no app definition found")
  hasResult("target/truenas/generate.json", "failed", '"code" : "TN500"', '"found" : "no app definition found"')
  hasNot("target/catalog")
}
