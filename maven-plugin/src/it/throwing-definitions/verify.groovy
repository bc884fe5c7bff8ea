new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs(
      "[ERROR] TN502 error InConstructor.java:9: demo.InConstructor: the constructor failed with "
          + "java.lang.IllegalStateException: no colour",
      "[ERROR] TN502 error InDefine.java:10: demo.InDefine: define() failed with java.lang.ArithmeticException: / by zero",
      "No catalog was written: 2 definitions failed")
  hasResult("target/truenas/generate.json", "failed", '"file" : "InConstructor.java"', '"line" : 9',
      '"file" : "InDefine.java"', '"line" : 10', "/ by zero")
  logsNot("\tat ", "Caused by")
  hasNot("target/catalog")
}
