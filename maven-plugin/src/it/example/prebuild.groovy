dev.trainyard.maven.it.Projects.copy(new File(examples, "own-catalog"), new File(basedir, "own-catalog"))
// An empty clone.
new File(basedir, "our-catalog/.git").mkdirs()
true
