package dev.trainyard.generator.form;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Forms and data out of YAML 1.1, which the readers on a NAS speak. */
final class YamlForms {

  private YamlForms() {}

  /** Data with {@link Long}s for whole numbers. */
  static Object data(String yaml) {
    return node(yaml).data();
  }

  static FormNode node(String yaml) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    return new Positioned(
        // SnakeYAML lacks the escape \/, which PyYAML has and published forms use.
        new Yaml(new SafeConstructor(options))
            .compose(new StringReader(yaml.replaceAll("(?<!\\\\)\\\\/", "/"))),
        new Scalars(options));
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
    FormReader.Result result = FormReader.read("questions.yaml", node(new Yaml().dump(file)));
    if (!result.problems().isEmpty()) {
      throw new AssertionError(result.problems().toString());
    }
    return result.form();
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

  private static final class Scalars extends SafeConstructor {
    Scalars(LoaderOptions options) {
      super(options);
    }

    Object of(Node node) {
      Object value = constructObject(node);
      return value instanceof Integer number ? (Object) number.longValue() : value;
    }
  }

  private record Positioned(Node node, Scalars scalars) implements FormNode {

    @Override
    public Position position() {
      return new Position(node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
    }

    @Override
    public Object data() {
      if (node instanceof MappingNode) {
        Map<String, Object> map = new LinkedHashMap<>();
        entries().forEach((key, value) -> map.put(key, value.data()));
        return map;
      }
      if (node instanceof SequenceNode) {
        List<Object> list = new ArrayList<>();
        elements().forEach(element -> list.add(element.data()));
        return list;
      }
      return scalars.of(node);
    }

    @Override
    public Map<String, Positioned> entries() {
      Map<String, Positioned> entries = new LinkedHashMap<>();
      if (node instanceof MappingNode mapping) {
        for (NodeTuple tuple : mapping.getValue()) {
          entries.put(
              String.valueOf(scalars.of(tuple.getKeyNode())),
              new Positioned(tuple.getValueNode(), scalars));
        }
      }
      return entries;
    }

    @Override
    public List<Positioned> elements() {
      return node instanceof SequenceNode sequence
          ? sequence.getValue().stream().map(item -> new Positioned(item, scalars)).toList()
          : List.of();
    }
  }
}
