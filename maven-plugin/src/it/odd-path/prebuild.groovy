dev.trainyard.maven.it.Projects.copy(new File(basedir, "project"), new File(basedir, "with blanks \u00fc\u00e7 \u65e5\u672c"))
