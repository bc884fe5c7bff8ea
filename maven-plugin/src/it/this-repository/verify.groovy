new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("< demo:parts >", "< demo:apps >", "< demo:others >")
}
// In the folder of the apps: they and what they need.
def build = new ProcessBuilder(new File(maven, "bin/mvn").path, "--batch-mode", "--offline", "generate")
    .directory(new File(basedir, "apps"))
    .redirectErrorStream(true)
    .start()
new dev.trainyard.maven.it.BuiltProject(basedir, build.inputStream.text).with {
  logs("< demo:parts >", "< demo:apps >", "BUILD SUCCESS")
  logsNot("< demo:others >")
}
