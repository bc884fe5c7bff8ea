dev.trainyard.maven.it.FutureDefinition.writeTo(new File(basedir, "src/main/resources"))
