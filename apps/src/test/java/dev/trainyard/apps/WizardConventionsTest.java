package dev.trainyard.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.cockroachdb.CockroachDb;
import dev.trainyard.apps.gocd.Gocd;
import dev.trainyard.apps.uro.Uro;
import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Edition;
import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.FormReader;
import dev.trainyard.generator.form.Section;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who knows the wizards of official apps finds the way: measured in the catalogs truenas/charts and
 * truenas/apps.
 */
class WizardConventionsTest {

  /** Words that stand in lower case within a title. */
  private static final Set<String> SMALL =
      Set.of(
          "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "of", "on", "or",
          "per", "such", "than", "that", "the", "to", "via", "where", "with");

  /** The sections that official forms have, in their order; others stand where they belong. */
  private static final List<String> OFFICIAL =
      List.of(
          "User and Group Configuration",
          "Network Configuration",
          "Storage Configuration",
          "Labels Configuration",
          "Resources Configuration");

  static Stream<Arguments> forms() {
    return Stream.of(new Gocd(), new CockroachDb(), new Uro())
        .flatMap(
            definition ->
                Stream.of(new HelmEdition(), new ComposeEdition())
                    .map(edition -> form(definition.define(), edition)));
  }

  private static Arguments form(App app, Edition edition) {
    Content questions =
        edition.renderSound(app).files().entrySet().stream()
            .filter(file -> file.getKey().toString().endsWith("/questions.yaml"))
            .findFirst()
            .orElseThrow()
            .getValue();
    return Arguments.of(
        app.name() + ", " + edition.name(), FormReader.read(questions.toBytes()).form());
  }

  private static void each(List<Field> fields, Consumer<Field> visitor) {
    for (Field field : fields) {
      visitor.accept(field);
      each(field.attrs(), visitor);
      each(field.items(), visitor);
    }
  }

  private static boolean isTitle(String label) {
    List<String> words = Arrays.asList(label.split(" "));
    return words.stream()
        .allMatch(
            word ->
                !Character.isLowerCase(word.replaceFirst("^[(\"']", "").charAt(0))
                    || words.indexOf(word) > 0 && SMALL.contains(word.replaceAll("[^a-z]", ""))
                    || word.equals("ixVolume"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void labels_are_titles(String name, Form form) {
    List<String> others = new ArrayList<>();
    each(
        form.fields(),
        field -> {
          if (!field.label().isEmpty() && !isTitle(field.label())) {
            others.add(field.label());
          }
        });
    assertThat(others).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void sections_have_the_official_names_and_order(String name, Form form) {
    List<String> sections = form.sections().stream().map(Section::name).toList();
    List<String> official = sections.stream().filter(OFFICIAL::contains).toList();

    assertThat(official).contains("Network Configuration", "Storage Configuration");
    assertThat(official).isEqualTo(OFFICIAL.stream().filter(official::contains).toList());
    assertThat(sections).allMatch(WizardConventionsTest::isTitle);
    assertThat(sections).noneMatch(Set.of("Network", "Storage", "Resources")::contains);
    assertThat(sections.stream().limit(2))
        .anyMatch(section -> section.endsWith(" Configuration") && !OFFICIAL.contains(section));
  }

  /** Official forms hide the name of a dataset, except where the owner adds storages. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void names_of_datasets_are_hidden(String name, Form form) {
    List<Field> shown = new ArrayList<>();
    form.fields().forEach(field -> shown(field, shown));
    assertThat(shown).isEmpty();
  }

  private static void shown(Field field, List<Field> shown) {
    if (Set.of("datasetName", "dataset_name").contains(field.variable())
        && !Boolean.TRUE.equals(field.attributes().get("hidden"))) {
      shown.add(field);
    }
    field.attrs().forEach(inner -> shown(inner, shown));
  }
}
