package dev.trainyard.catalog.helm.lint.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.manifests.RenderedDocument;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructureTest {

  private static Optional<Structure.Difference> compare(String first, String second) {
    return new Structure(List.of("word")).compare(read(first), read(second));
  }

  private static List<RenderedDocument> read(String text) {
    return RenderedDocument.all("---\n# Source: x/templates/x.yaml\n" + text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: word}        | {a: 'word: y'}        ",
        "{a: [word, b]}   | {a: ['word #', b]}    ",
        // An answer may be a key.
        "{word: 1, b: 2}  | {'word: y': 1, b: 2}  "
      })
  void isTheSameWhateverTextsSay(String first, String second) {
    assertThat(compare(first, second)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: word}        | {a: {word: y}}        | a    | a mapping in place of a text  | false",
        "{a: word}        | {a: 1e3}              | a    | a number in place of a text   | true",
        "{a: word}        | {a: }                 | a    | nothing in place of a text    | true",
        "{a: [word]}      | {a: [word, y]}        | a    | 2 items in place of 1         | false",
        "{a: {b: word}}   | {a: {b: word, c: y}}  | a    | other keys                    | false",
        "{a: {b: word}}   | {a: {c: word}}        | a    | no b                          | false"
      })
  void tellsWhatIsOtherwise(
      String first, String second, String path, String words, boolean ofType) {
    Structure.Difference difference = compare(first, second).orElseThrow();

    assertThat(difference.path()).isEqualTo(path);
    assertThat(difference.words()).isEqualTo(words);
    assertThat(difference.ofType()).isEqualTo(ofType);
  }

  /** A template of a few bytes writes both; to name the place of each item takes minutes. */
  @Test
  @Timeout(30)
  void namesNoPlaceThatIsNotTold() {
    List<RenderedDocument> documents =
        List.of(
            new RenderedDocument(
                "x/templates/x.yaml",
                "",
                Map.of("k".repeat(8_000_000), Collections.nCopies(200_000, "word")),
                ""));

    assertThat(new Structure(List.of("word")).compare(documents, documents)).isEmpty();
  }

  @Test
  void countsObjects() {
    String object = "kind: ConfigMap\nmetadata: {name: word}\n";

    assertThat(compare(object, object + "---\n# Source: x/templates/x.yaml\n" + object))
        .map(Structure.Difference::words)
        .contains("2 objects in place of 1");
    assertThat(compare(object, object.replace("word", "word-2"))).isEmpty();
  }
}
