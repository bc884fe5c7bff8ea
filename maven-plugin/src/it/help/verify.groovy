new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("truenas:generate", "User property: truenas.output")
}
