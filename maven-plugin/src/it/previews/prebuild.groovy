new dev.trainyard.maven.it.GitProject(basedir).with {
  commitEverything()
  createBare("catalog.git")
  createDamaged("damaged.git")
}
