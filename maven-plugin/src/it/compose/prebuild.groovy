// What lies under the names of the files that the goal writes.
[
  "mine/demo.yaml": "precious: stack\n",
  "mine/demo.yaml.new": "keep\n",
  "schema/demo.schema.json": '{"precious":1}\n',
  "other/demo.yaml": "x-trainyard:\n  app: other\n",
].each { name, text ->
  def file = new File(basedir, name)
  file.parentFile.mkdirs()
  file.text = text
}
return true
