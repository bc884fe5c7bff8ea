package dev.trainyard.generator.form;

import dev.trainyard.generator.yaml.Yaml;
import dev.trainyard.generator.yaml.YamlFile;
import dev.trainyard.generator.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Forms and data out of YAML. */
final class YamlForms {

  private YamlForms() {}

  static Object data(String yaml) {
    YamlFile file = YamlReader.read(yaml);
    if (!file.flaws().isEmpty()) {
      throw new AssertionError(file.flaws().toString());
    }
    return file.root().data();
  }

  static FormReader.Result read(String yaml) {
    return FormReader.read(yaml.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A form of few words: {@code variable: schema} for each field, at every level. The label is the
   * variable, the section "Section".
   */
  static Form form(String fields) {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("groups", List.of(Map.of("name", "Section", "description", "")));
    List<Map<String, Object>> questions = questions((Map<?, ?>) data(fields));
    questions.forEach(question -> question.putIfAbsent("group", "Section"));
    file.put("questions", questions);
    return read(Yaml.write(file)).form();
  }

  private static List<Map<String, Object>> questions(Map<?, ?> fields) {
    List<Map<String, Object>> questions = new ArrayList<>();
    fields.forEach(
        (variable, given) -> {
          Map<String, Object> schema = new LinkedHashMap<>();
          Map<String, Object> question = new LinkedHashMap<>();
          question.put("variable", variable);
          question.put("label", variable);
          ((Map<?, ?>) given)
              .forEach(
                  (name, value) -> {
                    if (List.of("group", "label").contains(name)) {
                      question.put((String) name, value);
                    } else {
                      boolean level = List.of("attrs", "items", "subquestions").contains(name);
                      schema.put((String) name, level ? questions((Map<?, ?>) value) : value);
                    }
                  });
          question.put("schema", schema);
          questions.add(question);
        });
    return questions;
  }
}
