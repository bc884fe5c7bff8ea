package dev.trainyard.generator.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  private static YamlFile read(String text) {
    return JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aDocumentIsTheSameDataAsTheSameInYaml() {
    String text =
        "{\"a\": [1, 1.5, true, null, \"x\\u00e9\"], \"b\": {}, \"c\": 123456789012345678901, \"d\": -3}";

    assertThat(read(text).flaws()).isEmpty();
    assertThat(read(text).root()).isEqualTo(YamlReader.read(text).root());
    assertThat(read(text).root().get("c").data())
        .isEqualTo(new BigInteger("123456789012345678901"));
    assertThat(read(text).root().get("a").data())
        .isEqualTo(Arrays.asList(1L, 1.5, true, null, "xé"));
  }

  @Test
  void aValueKnowsItsKeysPlaceInCharacters() {
    YamlNode root = read("{\n  \"é😀\": 1, \"b\": [\n    true]\n}").root();

    assertThat(root.position()).isEqualTo(new Position(1, 1));
    assertThat(root.get("é😀").position()).isEqualTo(new Position(2, 3));
    assertThat(root.get("b").items().get(0).position()).isEqualTo(new Position(3, 5));
  }

  @Test
  void theLastValueOfAKeyCountsAndTheOtherIsTold() {
    YamlFile file = read("{\"a\": 1, \"a\": 2}");

    assertThat(file.root().data()).isEqualTo(Map.of("a", 2L));
    assertThat(file.flaws()).extracting(Flaw::kind).containsExactly(Flaw.Kind.DUPLICATE_KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "[1,]", "{\"a\" 1}", "{} {}", "'a'", "nul", "{\"a\": 01}", "NaN", "\u0000"})
  void whatIsNoJsonIsTold(String text) {
    assertThat(read(text).root().isPresent()).isFalse();
    assertThat(read(text).flaws()).extracting(Flaw::kind).containsExactly(Flaw.Kind.SYNTAX);
  }

  @Test
  void nothingCostsMoreThanItWeighs() {
    for (String text :
        List.of(
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "1".repeat(100_000),
            "\"" + "a".repeat(2000) + "\"")) {
      YamlFile file = read(text);
      assertThat(file.root().isPresent()).isEqualTo(text.startsWith("\""));
    }
    assertThat(read("{\"" + "k".repeat(60_000) + "\": 1}").root().isPresent()).isFalse();
    assertThat(read("{").flaws())
        .extracting(Flaw::found)
        .containsExactly(
            "cannot be read as JSON: Unexpected end-of-input: expected close marker for Object");
    assertThat(read("").flaws()).extracting(Flaw::kind).containsExactly(Flaw.Kind.CONTENT);
    assertThat(JsonReader.read(new byte[] {(byte) 0xff}).flaws())
        .extracting(Flaw::kind)
        .containsExactly(Flaw.Kind.ENCODING);
  }

  /** Each takes fifty times as much memory as it has bytes. */
  @Test
  void valuesAreBounded() {
    YamlFile file =
        JsonReader.read(
            ("[" + "0,".repeat(JsonReader.VALUES) + "0]").getBytes(StandardCharsets.UTF_8));

    assertThat(file.flaws())
        .singleElement()
        .satisfies(
            flaw -> {
              assertThat(flaw.kind()).isEqualTo(Flaw.Kind.LIMIT);
              assertThat(flaw.found()).contains("has more than " + JsonReader.VALUES + " values");
            });
    assertThat(file.root().isPresent()).isFalse();
  }
}
