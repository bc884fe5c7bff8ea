package dev.trainyard.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.apps.KnownImages.Known;
import dev.trainyard.generator.block.MariaDb;
import dev.trainyard.generator.block.PostgreSql;
import dev.trainyard.generator.block.Redis;
import dev.trainyard.generator.block.TlsProxy;
import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Scenario;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An image that nobody has shown to exist is no default. */
class KnownImagesTest {

  private static final List<String> KNOWN =
      KnownImages.all().stream().map(Known::reference).toList();

  private static String reference(Image image) {
    return ((Literal<String>) image.repository()).value()
        + ":"
        + ((Literal<String>) image.tag()).value()
        + (image.digest().isEmpty() ? "" : "@" + image.digest());
  }

  @Test
  void each_is_named_once_with_a_public_source_and_a_day() {
    assertThat(KNOWN).doesNotHaveDuplicates().isSorted().isNotEmpty();
  }

  @Test
  void each_says_whether_it_was_started_and_one_that_never_was_what_ran_in_its_place() {
    assertThat(KnownImages.all())
        .extracting(Known::started)
        .allMatch(
            started ->
                started.matches("never; in its place .+|never, nor anything in its place")
                    || started.matches("\\d{4}-\\d{2}-\\d{2}, .+"),
            "never and what ran instead, or a day and where");
  }

  @Test
  void every_default_image_of_a_building_block_is_known() {
    assertThat(
            Stream.of(PostgreSql.IMAGE, MariaDb.IMAGE, Redis.IMAGE, TlsProxy.IMAGE, Image.UTILITY)
                .map(KnownImagesTest::reference))
        .isSubsetOf(KNOWN)
        .allSatisfy(reference -> assertThat(reference).contains("@sha256:"));
  }

  /** Whatever a container runs on without the owner having named it. */
  @ParameterizedTest
  @MethodSource("dev.trainyard.apps.WizardsTest#apps")
  void every_image_that_an_app_takes_by_default_is_known(App app) {
    Set<String> taken = new TreeSet<>();
    for (Scenario scenario : app.scenarios()) {
      RenderedApp rendered = RenderedApp.of(app, scenario.name(), Map.of());
      taken.addAll(rendered.images());
    }

    assertThat(taken)
        .filteredOn(image -> !image.matches("(ghcr.io/somebody|registry.example.org:5000)/.*"))
        .isNotEmpty()
        .isSubsetOf(KNOWN);
  }

  /** Beside those of the definition there are images of services that a compose file adds. */
  @ParameterizedTest
  @MethodSource("dev.trainyard.apps.WizardsTest#apps")
  void every_image_that_a_compose_file_takes_is_known_and_in_the_readme(App app) {
    List<String> taken =
        ComposeEdition.fixedValues(app).values().stream()
            .flatMap(images -> ((Map<?, ?>) images).values().stream())
            .map(image -> (Map<?, ?>) image)
            .map(image -> image.get("repository") + ":" + image.get("tag"))
            .toList();

    assertThat(taken)
        .isNotEmpty()
        .isSubsetOf(KNOWN.stream().map(known -> known.replaceFirst("@.*", "")).toList())
        .allSatisfy(image -> assertThat(app.prose().readme()).contains("| `" + image + "`"));
  }

  @ParameterizedTest
  @MethodSource("dev.trainyard.apps.WizardsTest#apps")
  void the_readme_tells_what_has_been_started_for_real(App app) {
    String readme = app.prose().readme();

    assertThat(readme)
        .contains("## Images")
        .contains("The images themselves have not been started by the authors of this app.");
    assertThat(KnownImages.all())
        .filteredOn(
            known -> readme.contains("| `" + known.reference().replaceFirst("@.*", "") + "`"))
        .isNotEmpty()
        .allSatisfy(known -> assertThat(readme).contains(" | " + known.started() + " |\n"));
  }

  @Test
  void a_readme_cannot_name_an_image_that_nobody_knows() {
    assertThatThrownBy(() -> KnownImages.section("docker.io/library/none"))
        .hasMessage("images.txt does not know docker.io/library/none");
  }
}
