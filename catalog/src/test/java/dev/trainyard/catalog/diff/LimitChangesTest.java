package dev.trainyard.catalog.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.compose.ComposeCatalog;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.generator.form.FormReader;
import dev.trainyard.generator.migration.Migration;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which limits are narrower to whom: classes of TrueNAS check answers up to 25.04, Pydantic does
 * from 25.10 on.
 */
class LimitChangesTest {

  private static final String TEXTS = "items: [{variable: i, schema: {type: string}}]";

  private static NavigableMap<String, Question> questions(CatalogEdition edition, String schema) {
    String form =
        schema.isBlank()
            ? "questions: []\n"
            : "questions: [{variable: q, label: Q, schema: {" + schema + "}}]\n";
    return Questions.of(
        FormReader.read(form.replace("TEXTS", TEXTS).getBytes(StandardCharsets.UTF_8)).form(),
        edition);
  }

  private static boolean breaks(CatalogEdition edition, String before, String after) {
    return QuestionChanges.between(
            Migrated.of(questions(edition, before), new Migration(List.of())),
            questions(edition, after))
        .stream()
        .anyMatch(Change::isBreaking);
  }

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "type: int, default: 5; type: int, default: 5, min: 0",
        "type: int, default: 0; type: int, default: 0, max: 0",
        "type: string; type: string, max_length: 0",
        "type: string; type: string, max_length: 1000",
        "type: list, TEXTS; type: list, max: 1, TEXTS",
        "type: list, max: 5, TEXTS; type: list, max: 1, TEXTS",
        "type: list, TEXTS; type: list, min: 1, TEXTS",
        "type: path; type: path, max_length: 10",
        "type: path; type: path, valid_chars: '^/mnt/'",
        "type: hostpath; type: hostpath, min_length: 3",
        "type: hostpath; type: hostpath, valid_chars: '^/mnt/'",
        "type: ipaddr; type: ipaddr, valid_chars: '^10[.]'",
        "type: uri; type: uri, valid_chars: '^https:'",
        "type: text; type: text, max_length: 2000",
        "type: text; type: text, valid_chars: '^a'",
        "type: boolean; type: boolean, enum: [{value: true, description: Yes}]",
        "``; type: list, required: true, TEXTS",
        "``; type: dict, required: true, attrs: []",
      })
  void whatPydanticChecksBreaksInTheEditionOfItsReleases(String before, String after) {
    assertThat(breaks(new ComposeCatalog(), before, after)).isTrue();
    assertThat(breaks(new HelmCatalog(), before, after)).isEqualTo(after.contains("1000"));
  }

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "type: ipaddr, cidr: true; type: ipaddr",
        "type: list, items: []; type: list, TEXTS",
        "type: int; type: int, min: 1",
        "type: string, enum: [{value: a, description: A}, {value: b, description: B}];"
            + "type: string, enum: [{value: a, description: A}]",
        "type: int; type: int, enum: [{value: 1, description: A}]",
      })
  void whatBothCheckBreaksInBoth(String before, String after) {
    assertThat(breaks(new ComposeCatalog(), before, after)).isTrue();
    assertThat(breaks(new HelmCatalog(), before, after)).isTrue();
  }

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "type: int, min: 0; type: int",
        "type: list, max: 1, TEXTS; type: list, max: 5, TEXTS",
        "type: list, TEXTS; type: list, required: true, TEXTS",
        "type: list, items: []; type: list, items: []",
        "type: ipaddr; type: ipaddr, cidr: true",
        "type: boolean; type: boolean, min: 3",
        "type: string; type: string, min: 3",
        "type: dict, attrs: []; type: dict, required: true, attrs: []",
        "``; type: dict, required: true, attrs: [{variable: a, schema: {type: int, default: 1}}]",
        "``; type: list, TEXTS",
      })
  void whatNobodyRefusesBreaksInNone(String before, String after) {
    assertThat(breaks(new ComposeCatalog(), before, after)).isFalse();
    assertThat(breaks(new HelmCatalog(), before, after)).isFalse();
  }
}
