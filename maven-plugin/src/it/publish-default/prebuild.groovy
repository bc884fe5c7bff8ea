new dev.trainyard.maven.it.GitProject(basedir).commitEverything()
