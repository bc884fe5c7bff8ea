dev.trainyard.maven.it.Projects.copy(new File(examples, "own-catalog"), new File(basedir, "own-catalog"))
