package dev.trainyard.catalog.fuzz;

import dev.trainyard.generator.form.FormReader;
import dev.trainyard.generator.form.FormState;
import dev.trainyard.generator.form.QuestionsYaml;
import dev.trainyard.generator.form.ReleaseLine;
import java.util.List;

/** A {@code questions.yaml} of any author. */
final class FormTarget implements FuzzTarget {

  static final String FORM =
      """
      groups:
        - {name: Network, description: Ports}
      portals:
        web: {protocols: ["$kubernetes-resource_configmap_p_protocol"], host: ["$node_ip"], ports: ["1"]}
      questions:
        - variable: port
          label: Port
          group: Network
          schema:
            type: int
            required: true
            default: 30080
            min: 9000
            max: 65535
            show_if: [[mode, "=", "a"], "OR", [other, "^", "x"]]
            $ref: ["definitions/nodePort"]
        - variable: env
          label: ""
          schema:
            type: list
            items:
              - variable: item
                schema:
                  type: dict
                  attrs:
                    - {variable: name, schema: {type: string, max_length: 10, valid_chars: "^[a-z]+$"}}
                    - {variable: kind, schema: {type: string, enum: [{value: a, description: A}], show_subquestions_if: a, subquestions: [{variable: deep, schema: {type: boolean}}]}}
      """;

  @Override
  public void read(byte[] input) {
    FormReader.Result result = FormReader.read(input);
    result.flaws().forEach(flaw -> Said.line(flaw.found()));
    QuestionsYaml.of(result.form());
    for (ReleaseLine line : ReleaseLine.values()) {
      FormState page = FormState.install(result.form(), line);
      page.isValid();
      page.payload();
    }
  }

  @Override
  public List<byte[]> seeds() {
    return Fuzzing.texts(
        FORM,
        "questions: []\n",
        "questions:\n- variable: a\n  schema: {type: dict, attrs: [{variable: a, schema: {type: dict}}]}\n",
        "questions: &q\n- variable: a\n  schema:\n    type: list\n    items: &i [{variable: b, schema: {type: list, items: []}}]\n- {variable: c, schema: {type: list, items: *i}}\n");
  }

  @Override
  public List<String> words() {
    return List.of(
        "questions:",
        "variable:",
        "schema:",
        "type:",
        "dict",
        "list",
        "attrs:",
        "items:",
        "enum:",
        "subquestions:",
        "show_if:",
        "show_subquestions_if:",
        "$ref:",
        "cron",
        "hostpath",
        "ipaddr",
        "default:",
        "groups:",
        "portals:",
        "required:",
        "&q ",
        "*q");
  }
}
