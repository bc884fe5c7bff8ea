package dev.trainyard.catalog.lint.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.yaml.YamlReader;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a form in a file says of its questions. */
class AskedFormTest {

  private static String list(String variable, String item) {
    return "{variable: " + variable + ", schema: {type: list, items: [" + item + "]}}";
  }

  private static final String LINE = "{variable: i, schema: {type: string}}";
  private static final String LEVEL = "{variable: i, schema: {type: dict, attrs: [" + LINE + "]}}";

  private static AskedForm form(String questions) {
    return new AskedForm(YamlReader.read("questions: [" + questions + "]").root());
  }

  @Test
  void aListIsTakenForTheFirstOfItsName() {
    AskedForm form =
        form(
            "{variable: d, schema: {type: dict, attrs: ["
                + list("a", LINE)
                + "]}}, "
                + list("a", LEVEL)
                + ", "
                + list("b", LEVEL));

    assertThat(
            form.all().stream()
                .filter(asked -> asked.type().equals("list"))
                .map(asked -> form.field(asked).flatMap(form::mistakenFor).map(Field::variable)))
        .containsExactly(Optional.empty(), Optional.of("a"), Optional.empty());
  }

  @Test
  void manyListsCostAsMuchAsTheyAre() {
    AskedForm form =
        form(
            "{variable: d, schema: {type: dict, attrs: ["
                + IntStream.range(0, 4_900)
                    .mapToObj(i -> list("v" + i, LINE))
                    .collect(Collectors.joining(","))
                + "]}}");

    assertThat(form.all()).hasSizeGreaterThan(9_000);
    assertTimeout(
        Duration.ofSeconds(2),
        () ->
            form.all().stream()
                .flatMap(asked -> form.field(asked).stream())
                .forEach(field -> assertThat(form.mistakenFor(field)).isEmpty()));
  }
}
