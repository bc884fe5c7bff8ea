new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs(
      "class dev.trainyard.maven.it.FutureDefinition needs Java 99",
      "[ERROR]     fix: run Maven on Java 99 (JAVA_HOME), or compile with <maven.compiler.release>")
  hasNot("target/catalog")
}
