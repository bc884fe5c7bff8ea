package dev.trainyard.generator.helm.wizard;

import dev.trainyard.generator.helm.manifest.Images;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Groups;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.QuestionTree;
import dev.trainyard.generator.yaml.Yaml;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code values.yaml}: every default with the question's words, for plain Helm. */
public final class ValuesFile {

  private ValuesFile() {}

  /** The file's text. */
  public static String of(App app, Images images) {
    StringBuilder out = new StringBuilder();
    out.append("# ").append(app.listing().title()).append(": the answers of TrueNAS' wizard.\n");
    if (!images.values().isEmpty()) {
      out.append("\n# Images\n").append(Yaml.write(images.values()));
    }
    for (QuestionTree.Node node : Groups.tree(app.groups()).roots()) {
      out.append('\n');
      node(out, node, "");
    }
    return out.toString();
  }

  private static void node(StringBuilder out, QuestionTree.Node node, String indent) {
    node.question().ifPresent(question -> comment(out, question, indent));
    if (!node.isLevel()) {
      Optional<Object> value = Defaults.of(node.question().orElseThrow());
      if (value.isPresent()) {
        indented(out, Yaml.write(Map.of(node.variable(), value.get())), indent);
      } else {
        indented(out, "# " + node.variable() + ":\n", indent);
      }
      return;
    }
    List<QuestionTree.Node> children = node.children();
    boolean empty =
        children.stream()
            .allMatch(
                child -> !child.isLevel() && Defaults.of(child.question().orElseThrow()).isEmpty());
    out.append(indent).append(node.variable()).append(empty ? ": {}\n" : ":\n");
    children.forEach(child -> node(out, child, indent + "  "));
  }

  private static void comment(StringBuilder out, Question question, String indent) {
    String words = question.label();
    if (!question.description().isEmpty()) {
      words += ": " + question.description();
    }
    if (question.isRequired() && Defaults.of(question).isEmpty()) {
      words += " (required)";
    }
    out.append(indent).append("# ").append(words.replaceAll("\\s+", " ").trim()).append('\n');
  }

  private static void indented(StringBuilder out, String text, String indent) {
    text.lines().forEach(line -> out.append(indent).append(line).append('\n'));
  }
}
