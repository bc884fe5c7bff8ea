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
  hasText(".trainyard/compose/mine.answers.yaml", "port_number: 30099")
  hasText(".trainyard/compose/mine.yaml", "30099")
  logs("network.old was answered, and nothing asks for it any more")
  logs("gone.json, which is no file")
  logs("is neither a release nor a Secret")
  logs("mine.answers.yaml is there already")
  // Secrets are no part of the definitions.
  hasText(".trainyard/.gitignore", "*")
  // What somebody else has put under the names stays, and nothing is written beside it.
  for (name in ["mine/demo.yaml", "schema/demo.schema.json", "other/demo.yaml"]) {
    logs(name + " is not what this goal has written for demo")
  }
  hasText("mine/demo.yaml", "precious: stack")
  hasText("mine/demo.yaml.new", "keep")
  hasText("schema/demo.schema.json", '{"precious":1}')
  hasNot("schema/demo.yaml")
  hasText("other/demo.yaml", "app: other")
}
