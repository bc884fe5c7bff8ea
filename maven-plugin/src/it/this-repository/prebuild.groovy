def repository = new File(examples, "../..")
["", "apps/"].each {
  dev.trainyard.maven.it.Projects.copy(new File(repository, it + ".mvn"), new File(basedir, it + ".mvn"))
}
true
