package dev.trainyard.catalog.diff;

import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.question.Questions.path;
import static dev.trainyard.generator.question.Questions.storage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.question.PathQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of several containers that have the same data, each keeps its own or loses it. */
class ContainerChangesTest {

  private static final StorageQuestion DATA = storage("storage.data").label("Data");
  private static final StorageQuestion OTHER = storage("storage.other").label("Other");
  private static final Consumer<ContainerSpec> NOTHING = c -> {};
  private static final Consumer<ContainerSpec> WHOLE =
      c -> c.mount(DATA, "/var/lib/notes", m -> m.ownedBy(568, 568));
  private static final Consumer<ContainerSpec> PART =
      c -> c.mount(DATA, "/var/lib/notes", m -> m.ownedBy(568, 568).subPath("notes"));
  private static final Consumer<ContainerSpec> COVERED =
      WHOLE.andThen(c -> c.mount(temporary("cache", 16), "/var/lib/notes/db"));
  private static final PathQuestion WHERE =
      path("storage.where").label("Where").defaultPath("/var/lib/notes/");
  private static final PathQuestion CACHE =
      path("cache").label("Cache").defaultPath("/var/lib/notes/cache");
  private static final Consumer<ContainerSpec> ANSWERED =
      c -> c.mount(DATA, WHERE, m -> m.ownedBy(568, 568));
  private static final Consumer<ContainerSpec> INSTEAD =
      c -> c.mount(temporary("cache", 16), "/var/lib/notes");

  private static List<String> breaking(
      CatalogEdition edition,
      Map<String, Consumer<ContainerSpec>> before,
      Map<String, Consumer<ContainerSpec>> after)
      throws Exception {
    return new NotesVersions(edition, DATA, OTHER, WHERE, CACHE).breaking(before, after);
  }

  @ParameterizedTest
  @MethodSource("dev.trainyard.catalog.diff.NotesVersions#editions")
  void oneThatLosesWhatAnotherOneStillHasIsTold(CatalogEdition edition) throws Exception {
    for (Consumer<ContainerSpec> data : List.of(WHOLE, PART)) {
      for (Consumer<ContainerSpec> lost : List.of(INSTEAD, NOTHING)) {
        assertThat(
                breaking(
                    edition,
                    Map.of("web", data, "index", data),
                    Map.of("web", lost, "index", data)))
            .singleElement()
            .asString()
            .startsWith("data ")
            .contains("/var/lib/notes in container web");
      }
    }
    assertThat(
            breaking(
                edition,
                Map.of("web", WHOLE, "index", NOTHING),
                Map.of("web", NOTHING, "index", WHOLE)))
        .singleElement()
        .asString()
        .contains("in container web");
  }

  @ParameterizedTest
  @MethodSource("dev.trainyard.catalog.diff.NotesVersions#editions")
  void whatIsHiddenInOneAlreadyIsToldOfAnother(CatalogEdition edition) throws Exception {
    assertThat(
            breaking(
                edition,
                Map.of("web", COVERED, "index", WHOLE),
                Map.of("web", COVERED, "index", COVERED)))
        .singleElement()
        .asString()
        .startsWith("hidden ")
        .contains("mounted at /var/lib/notes/db in container index");
    assertThat(
            breaking(
                edition,
                Map.of("web", COVERED, "index", NOTHING),
                Map.of("web", COVERED, "index", COVERED)))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.trainyard.catalog.diff.NotesVersions#editions")
  void oneThatIsCalledOtherwiseHasWhatItHad(CatalogEdition edition) throws Exception {
    assertThat(
            breaking(
                edition,
                Map.of("web", COVERED, "index", WHOLE),
                Map.of("worker", COVERED, "index", WHOLE)))
        .isEmpty();
    assertThat(
            breaking(
                edition,
                Map.of("web", WHOLE, "index", WHOLE),
                Map.of("worker", NOTHING, "work", WHOLE, "index", WHOLE)))
        .isEmpty();
    // Another program instead of it.
    assertThat(breaking(edition, Map.of("web", COVERED), Map.of("app", COVERED))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.trainyard.catalog.diff.NotesVersions#editions")
  void oneThatIsCalledOtherwiseAndLosesItIsTold(CatalogEdition edition) throws Exception {
    Map<String, Consumer<ContainerSpec>> before = Map.of("web", WHOLE, "index", WHOLE);

    assertThat(breaking(edition, before, Map.of("worker", INSTEAD, "index", WHOLE)))
        .singleElement()
        .asString()
        .contains("/var/lib/notes in container web");
    assertThat(breaking(edition, before, Map.of("worker", COVERED, "index", WHOLE)))
        .singleElement()
        .asString()
        .contains("mounted at /var/lib/notes/db in container worker");
  }

  @ParameterizedTest
  @MethodSource("dev.trainyard.catalog.diff.NotesVersions#editions")
  void oneThatIsGoneLeavesItsDataToOthers(CatalogEdition edition) throws Exception {
    Map<String, Consumer<ContainerSpec>> before = Map.of("web", WHOLE, "index", WHOLE);

    assertThat(breaking(edition, before, Map.of("index", WHOLE))).isEmpty();
    assertThat(breaking(edition, before, Map.of("index", WHOLE, "proxy", NOTHING))).isEmpty();
    assertThat(breaking(edition, before, Map.of("index", NOTHING, "proxy", NOTHING))).isNotEmpty();
  }

  /** Those who have answered nothing have it at the default. */
  @ParameterizedTest
  @MethodSource("dev.trainyard.catalog.diff.NotesVersions#editions")
  void aPathThatIsAnAnswerIsAtItsDefault(CatalogEdition edition) throws Exception {
    Consumer<ContainerSpec> below =
        ANSWERED.andThen(c -> c.mount(temporary("cache", 16), "/var/lib/notes/db"));
    Consumer<ContainerSpec> beside =
        ANSWERED.andThen(c -> c.mount(temporary("cache", 16), "/var/lib/other"));
    Consumer<ContainerSpec> over = WHOLE.andThen(c -> c.mount(OTHER, CACHE, m -> {}));
    Consumer<ContainerSpec> both = ANSWERED.andThen(c -> c.mount(OTHER, CACHE, m -> {}));

    assertThat(breaking(edition, Map.of("web", ANSWERED), Map.of("web", below)))
        .singleElement()
        .asString()
        .contains("alues.storage.where}, behind what is mounted at /var/lib/notes/db in");
    assertThat(breaking(edition, Map.of("web", ANSWERED), Map.of("web", beside))).isEmpty();
    assertThat(breaking(edition, Map.of("web", below), Map.of("web", below))).isEmpty();
    assertThat(breaking(edition, Map.of("web", WHOLE), Map.of("web", over)))
        .singleElement()
        .asString()
        .contains("/var/lib/notes, behind what is mounted at /var/lib/notes/cache in");
    assertThat(breaking(edition, Map.of("web", ANSWERED), Map.of("web", both))).hasSize(1);
    assertThat(breaking(edition, Map.of("web", ANSWERED), Map.of("web", NOTHING)))
        .anyMatch(lost -> lost.contains("at {") && lost.contains("alues.storage.where}"));
  }
}
