new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs(
      "[INFO] Project in apps: 7 files",
      "[INFO] Next: cd apps, then mvn generate",
      "Catalog of 1 app in apps/target/catalog: ",
      "TN507 error: taken has README.md")
  hasVersions("apps/target/catalog", "stable/hello/1.0.0")
}
