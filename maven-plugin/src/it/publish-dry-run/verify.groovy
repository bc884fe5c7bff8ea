new dev.trainyard.maven.it.BuiltProject(basedir).with {
  logs("Dry run: nothing was pushed to ", "Publish demo 1.0.0 in stable", "* stable/demo/1.0.0",
      "TN310 error: https://***@localhost:1/x.git", "Nothing was published: https://***@localhost:1/x.git")
  hasNot(".trainyard")
  hasResult("target/truenas/publish.json", "failed", '"target" : "https://***@localhost:1/x.git"', '"code" : "TN310"')
  hasNoText("target/truenas/publish.json", "hidden")
}
