new dev.trainyard.maven.it.BuiltProject(basedir).with {
  hasVersions("target/catalog", "stable/demo/1.0.0")
  hasText("target/catalog-compose/trains/stable/demo/1.0.0/templates/docker-compose.yaml", "services:")
  hasText("target/catalog-compose/features_capability.json", "{}")
  hasText("target/catalog-compose/ix-dev/stable/demo/app.yaml", "name: demo")
  hasText(".trainyard/compose/demo.yaml", "Install via YAML")
  hasText(".trainyard/compose/demo.schema.json", "json-schema")
  logs("its first lines say what to do with it")
  logs("is to be called \"Demo\"")
  logs("answers.yaml:1:")
  hasNot(".trainyard/compose/Demo.yaml")
}
