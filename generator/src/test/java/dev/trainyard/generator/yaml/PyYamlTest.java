package dev.trainyard.generator.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever a text is to PyYAML, which TrueNAS reads with, it is to {@link YamlReader}. */
class PyYamlTest {

  /** Parts that texts are made of by chance. */
  private static final List<String> PARTS =
      List.of(
          ("a¦b¦key¦é¦😀¦a: ¦b:\n¦c: 1\n¦k: v\n¦- x\n¦- - y\n¦:¦: ¦- ¦-¦? ¦?¦\n¦\n  ¦\n    ¦"
                  + "\n\n¦ ¦  ¦\t¦\t\n¦\r¦\r\n¦\u0085¦\u2028¦\u2029¦\ufeff¦[¦]¦{¦}¦,¦, ¦[a, b]¦"
                  + "{a: b}¦[a: b]¦{a}¦{? a : b}¦{a:b}¦[,]¦[a, ]¦\"¦'¦'it''s'¦\"q\"¦\"a\\\n b\"¦\\¦"
                  + "\\n¦\\x41¦\\U0001f600¦\\U00110000¦\\/¦\\P¦#¦ #¦# c\n¦|\n  t\n¦"
                  + ">\n  f\n   g\n\n  h\n¦|2-\n¦>+\n¦|¦>¦|-\n¦&x ¦&y ¦*x¦*x ¦*y¦&x¦!!str ¦!!map ¦"
                  + "!!seq ¦!!int ¦! ¦!¦!a!b ¦!<x> ¦%YAML 1.1\n---\n¦%YAML 1.2\n¦"
                  + "%TAG ! tag:x,2000:\n¦%X y\n¦---¦---\n¦--- ¦...¦...\n¦-----¦~¦null¦yes¦Off¦on¦y¦"
                  + "1¦-0¦0o7¦07¦08¦0x1F¦0x_¦+0b_1¦1_000¦1:30¦190:20:30.15¦1.5¦1e3¦1.0e+3¦.5¦-.5¦0.¦"
                  + "1_._¦2001-01-01¦2001-02-30¦0000-01-01¦2001-1-1 1:00:00 -23:60¦"
                  + "2001-12-14t21:59:43.10-05:00¦2001-1-1 24:00:00¦<<¦<<: *x\n¦=¦@¦`¦%¦\"a\":¦"
                  + "'b': ¦? a\n: b\n¦\"\\/\"¦\"\\\\/\\/\"¦'\\/'¦C:\\/¦\\\t¦&é ¦*é ¦*x@ ¦&x.y ¦|٢\n¦>٢\n  t\n¦"
                  + "%YAML 1.٢\n---\n¦!!s%74r ¦\"a\" ¦? \"a\"\n  ¦# a\tb\n¦%X a\tb\n---\n")
              .split("¦"));

  /** What PyYAML reads and we do not: each of these says why. */
  private static final Set<String> REASONS =
      Set.of(
          "has an alias of nothing that ends before it",
          "holds half a character",
          "cannot be read as YAML: found unknown escape character \\u{9}(9)",
          "cannot be read as YAML: an anchor or alias whose name is not of letters, digits, - and _");

  /** Here a text ends in front of such a line, and what comes first may be refused by itself. */
  private static final Pattern NO_SEPARATOR = Pattern.compile("(?m)^---\\S");

  /** A text made by chance, more or less like YAML. */
  static String text(Random random) {
    return random.nextInt(3) == 0 ? changed(random) : random(random);
  }

  private static String random(Random random) {
    StringBuilder text = new StringBuilder();
    for (int parts = 1 + random.nextInt(random.nextBoolean() ? 6 : 14); parts > 0; parts--) {
      text.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return text.toString();
  }

  /** Blocks and lists of what a form holds, with a change or two. */
  private static String changed(Random random) {
    StringBuilder text =
        new StringBuilder(
            "groups:\n- name: &n 'One' # first\n  description: >-\n    folded\n    text\n\n    end\n"
                + "questions:\n  - variable: web\n    schema: {type: dict, attrs: [{a: \"b\"}, c]}\n"
                + "    text: |2\n        kept\n\n    ref: [\"$x\", 'y',\n  z]\n");
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(3));
      text.replace(at, end, PARTS.get(random.nextInt(PARTS.size())));
    }
    return text.toString();
  }

  @Test
  void aTextMadeByChanceIsWhatItIsToPyYaml() throws Exception {
    int count = Integer.getInteger("trainyard.yaml", 10_000);
    Random random = new Random(Integer.getInteger("trainyard.yaml.from", 1));
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(text(random));
    }
    assertThat(differences(texts)).isEmpty();
  }

  /** That it is what it was before, to our reader, {@link YamlReaderTest} shows. */
  @Test
  void aTreeThatIsWrittenIsTheSameToPyYaml() throws Exception {
    Random random = new Random(6);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      texts.add(Yaml.write(YamlReaderTest.tree(random, 0)));
    }
    assertThat(differences(texts)).isEmpty();
  }

  private static List<String> differences(List<String> texts) throws Exception {
    JsonNode answers = PyYaml.read(texts);
    assertThat(answers.findValues("value")).hasSizeGreaterThan(texts.size() / 10);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      JsonNode theirs = answers.get(i);
      YamlFile ours = YamlReader.read(texts.get(i));
      if (!isSame(texts.get(i), ours, theirs)) {
        differences.add(
            "%s is to PyYAML %s, here %s".formatted(AsJson.of(texts.get(i)), theirs, ours));
      }
    }
    return differences;
  }

  private static boolean isSame(String text, YamlFile ours, JsonNode theirs) {
    boolean refused = ours.flaws().stream().anyMatch(PyYamlTest::refuses);
    if (theirs.has("refused")) {
      return refused;
    }
    if (refused) {
      return ours.flaws().stream().anyMatch(PyYamlTest::isOurs)
          || NO_SEPARATOR.matcher(text).find();
    }
    if (ours.isEmpty()) {
      return theirs.path("value").isNull();
    }
    boolean taken = ours.flaws().stream().noneMatch(flaw -> flaw.kind() == Flaw.Kind.NUMBER);
    return !taken || !theirs.has("value") || theirs.get("value").equals(json(ours.root()));
  }

  /** Whether a flaw is told as one with which TrueNAS does not read the file. */
  private static boolean refuses(Flaw flaw) {
    return switch (flaw.kind()) {
      case ENCODING, LIMIT, SYNTAX, DOCUMENT, KEY, TAG -> true;
      case ALIAS -> REASONS.contains(flaw.found());
      case CONTENT, DUPLICATE_KEY, MERGE_KEY, NUMBER, FORM -> false;
    };
  }

  private static boolean isOurs(Flaw flaw) {
    return flaw.kind() == Flaw.Kind.TAG || REASONS.contains(flaw.found());
  }

  private static JsonNode json(YamlNode node) {
    if (node.isMap()) {
      ObjectNode map = JsonNodeFactory.instance.objectNode();
      node.entries().forEach((key, value) -> map.set(key, json(value)));
      return map;
    }
    if (node.isList()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      node.items().forEach(item -> list.add(json(item)));
      return list;
    }
    return node.kind() == YamlNode.Kind.DATE
        ? JsonNodeFactory.instance.objectNode().set("date", JsonNodeFactory.instance.arrayNode())
        : node.toJson();
  }
}
