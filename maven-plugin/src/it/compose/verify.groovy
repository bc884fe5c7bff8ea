new dev.trainyard.maven.it.BuiltProject(basedir).with {
  hasVersions("target/catalog", "stable/demo/1.0.0")
  hasText("target/catalog-compose/trains/stable/demo/1.0.0/templates/docker-compose.yaml", "services:")
  hasText("target/catalog-compose/features_capability.json", "{}")
  hasText("target/catalog-compose/ix-dev/stable/demo/app.yaml", "name: demo")
  hasText(".trainyard/compose/demo.yaml", "Install via YAML")
  hasText(".trainyard/compose/demo.schema.json", "json-schema")
  logs("its first lines say what to do with it")
  hasText(".trainyard/compose/mine.answers.yaml", "port_number: 30099")
  logs("network.old was answered, and nothing asks for it any more")
  logs("is to be called \"Demo\"")
  hasNot(".trainyard/compose/Demo.yaml")
  logs("gone.json, which is no file")
  // Secrets are no part of the definitions.
  hasText(".trainyard/.gitignore", "*")
  logsNot("at dev.trainyard")
}
