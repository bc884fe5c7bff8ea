new dev.trainyard.maven.it.ServingProject(basedir, maven, localRepositoryPath).with {
  start()
  try {
    clones("shallow", "--depth", "1")
    clones("whole")
  } finally {
    terminate()
  }
}
new dev.trainyard.maven.it.BuiltProject(basedir).with {
  hasVersions("target/shallow", "stable/demo/1.0.0")
  hasSameFiles("target/whole/stable", "target/catalog/stable")
  hasResult("target/truenas/serve.json", "ended", '"main"')
  hasNoText("target/truenas/serve.json", '"url"')
  hasText("serve.log", "Serving the generated catalog in ")
  hasText("serve.log", "URL for this machine alone: http://127.0.0.1:")
  hasNoText("serve.log", "Add Catalog")
  hasNoText("serve.log", "jetty")
  hasText("serve.log", " fetched main (depth 1): ")
  hasNoText("serve.log", "ERROR")
  hasNoText("serve.log", "Exception")
}
