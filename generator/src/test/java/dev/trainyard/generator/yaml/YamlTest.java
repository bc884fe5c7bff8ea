package dev.trainyard.generator.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Texts stay texts for a reader of YAML 1.1, as keys and as values. */
class YamlTest {

  private static final YAMLMapper READER = new YAMLMapper();

  private static final List<String> AWKWARD =
      List.of(
          "",
          " ",
          "a ",
          " a",
          "~",
          "null",
          "Null",
          "true",
          "Yes",
          "no",
          "ON",
          "off",
          "y",
          "N",
          "1",
          "-1",
          "+1",
          "0755",
          "0o17",
          "0x1F",
          "1_000",
          "1e3",
          ".5",
          "1.10",
          ".inf",
          ".nan",
          "12:30",
          "1:30:45",
          "2024-01-01",
          "=",
          "<<",
          "- a",
          "a: b",
          "a #b",
          "#a",
          "&a",
          "*a",
          "!a",
          "|",
          ">",
          "'",
          "\"",
          "%a",
          "@a",
          "`a",
          "{a}",
          "[a]",
          "{{ x }}",
          "a\nb",
          "a\nb\n",
          "\na",
          "a\n\n",
          "  a\nb",
          "a\n  b",
          "a\tb",
          "a\rb",
          "\u0000",
          "\u0007",
          "\u0085",
          "\u00a0",
          "\u2028",
          "\ufeff",
          "\ufffe",
          "é",
          "日本",
          "😀",
          "\\",
          "\\n",
          "$ref",
          "a/b.c-d_e");

  @Test
  void awkwardTextsStayWhatTheyAre() {
    AWKWARD.forEach(YamlTest::survives);
  }

  @Test
  void randomTextsStayWhatTheyAre() {
    Random random = new Random(1);
    String alphabet = "abyYnoNO01289.:-+_~ \n\t\"'\\#&*!|>%@`{}[],=<?$éß\u0085\u2028\u0001";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(8); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      survives(text.toString());
    }
  }

  @Test
  void randomCharactersOfAllOfUnicodeStayWhatTheyAre() {
    Random random = new Random(2);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder("x");
      for (int length = random.nextInt(6); length > 0; length--) {
        int c = random.nextInt(random.nextBoolean() ? 0x3100 : Character.MAX_CODE_POINT + 1);
        if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
          text.appendCodePoint(c);
        }
      }
      survives(text.toString());
    }
  }

  @Test
  void whatIsEscapedDoesNotDependOnTheUnicodeThatJavaKnows() {
    // Assigned in Unicode 15 and 16: unknown to Java 17.
    assertThat(Scalars.quoted("\uD83E\uDEE8\uD83E\uDEC6"))
        .isEqualTo("\"\uD83E\uDEE8\uD83E\uDEC6\"");
    assertThat(Scalars.quoted("a\u200bb\u202ec\ue000\ufeff\u3000\u00ad"))
        .isEqualTo("\"a\\u200bb\\u202ec\\ue000\\ufeff\\u3000\\u00ad\"");
    assertThat(Scalars.quoted("\uDB40\uDC01")).isEqualTo("\"\\U000e0001\"");
  }

  private static void survives(String text) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("value", text);
    tree.put(text.isEmpty() ? "key" : text, List.of(text, Map.of("inner", text)));
    String yaml = Yaml.write(tree);
    assertThat(read(yaml)).as(yaml).isEqualTo(tree);
    // The engine does not know the escapes \\L and \\P that SnakeYAML writes for these two.
    if (text.indexOf('\u2028') < 0 && text.indexOf('\u2029') < 0) {
      assertThat(engine().loadFromString(yaml)).as(yaml).isEqualTo(tree);
    }
    String flow = "value: " + Scalars.flow(text) + "\n";
    assertThat(read(flow)).as(flow).isEqualTo(Map.of("value", text));
  }

  private static Load engine() {
    return new Load(LoadSettings.builder().build());
  }

  private static Object read(String yaml) {
    try {
      return READER.readValue(yaml, Object.class);
    } catch (java.io.IOException e) {
      throw new AssertionError("cannot be read: " + yaml, e);
    }
  }

  @Test
  void keepsTheOrderOfMapsAndTheTypesOfScalars() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("z", 1L);
    tree.put("a", true);
    tree.put("list", new ArrayList<>(List.of("x", 2)));
    tree.put("nothing", null);

    assertThat(Yaml.write(tree)).isEqualTo("z: 1\na: true\nlist:\n  - x\n  - 2\nnothing: null\n");
  }

  @Test
  void writesTextsOfSeveralLinesAsBlocks() {
    assertThat(Yaml.write(Map.of("script", "one\ntwo\n"))).isEqualTo("script: |\n  one\n  two\n");
  }
}
