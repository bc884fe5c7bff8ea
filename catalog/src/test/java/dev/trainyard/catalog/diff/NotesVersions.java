package dev.trainyard.catalog.diff;

import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.workload;

import dev.trainyard.catalog.compose.ComposeCatalog;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.question.Question;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Two versions of an app that asks the same and mounts something else. */
final class NotesVersions {

  private final CatalogEdition edition;
  private final Question[] questions;

  NotesVersions(CatalogEdition edition, Question... questions) {
    this.edition = edition;
    this.questions = questions;
  }

  static Stream<CatalogEdition> editions() {
    return Stream.of(new HelmCatalog(), new ComposeCatalog());
  }

  /** Workloads by name, each with what its container mounts; one image for each first letter. */
  private App notes(String version, Map<String, Consumer<ContainerSpec>> workloads) {
    return app(
        "notes",
        a -> {
          a.title("Notes").description("Notes.").appVersion("1").home("https://example.org");
          a.icon("https://example.org/icon.png").categories("demo").version(version);
          a.maintainer("somebody", "somebody@example.org", "").appReadme("Notes.");
          a.readme("Notes.").change(version, "Version " + version + ".");
          a.group("Storage", g -> g.ask(questions));
          new TreeMap<>(workloads)
              .forEach(
                  (name, mounts) ->
                      a.workload(
                          workload(name),
                          w ->
                              w.runAs(568, 568)
                                  .container(
                                      image("docker.io/example/" + name.charAt(0), version),
                                      c -> mounts.accept(c.command("/bin/notes")))));
        });
  }

  /** What breaks, but for what is there. */
  List<String> breaking(
      Map<String, Consumer<ContainerSpec>> before, Map<String, Consumer<ContainerSpec>> after)
      throws Exception {
    return breaking(
        CatalogFiles.of(edition, notes("1.0.0", before)),
        CatalogFiles.of(edition, notes("1.1.0", after)));
  }

  /** The same where only the questions are others. */
  static List<String> breaking(
      NotesVersions before, NotesVersions after, Map<String, Consumer<ContainerSpec>> workloads)
      throws Exception {
    return before.breaking(
        CatalogFiles.of(before.edition, before.notes("1.0.0", workloads)),
        CatalogFiles.of(after.edition, after.notes("1.1.0", workloads)));
  }

  private List<String> breaking(
      SortedMap<String, PublishedFile> before, SortedMap<String, PublishedFile> after)
      throws Exception {
    return CatalogComparison.ofPublishing(edition, before, after).apps().stream()
        .flatMap(app -> app.versions().stream())
        .flatMap(version -> version.breaking().stream())
        .map(change -> change.area().word() + " " + change.subject())
        .toList();
  }
}
