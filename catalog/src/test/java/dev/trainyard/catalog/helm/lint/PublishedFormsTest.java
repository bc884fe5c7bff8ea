package dev.trainyard.catalog.helm.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.lint.CatalogLint;
import dev.trainyard.catalog.lint.rule.CatalogRules;
import dev.trainyard.generator.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is said of forms that were published and used: nothing but what was looked at and is true.
 * {@code -Dtrainyard.corpus=FOLDER} checks those in its folder {@code helm-questions} beside the
 * one of the project.
 */
class PublishedFormsTest {

  private static final HelmCatalog EDITION = new HelmCatalog();
  private static final CatalogRules RULES = EDITION.rules();

  /**
   * What most of them have: access lists, which 22.02 does not know, and groups that ask nothing.
   */
  private static final Set<String> COMMON = Set.of("TN702", "TN751");

  /** What is true of single ones. */
  private static final Map<String, Set<String>> TRUE =
      Map.ofEntries(
          Map.entry(
              "charts.yaml",
              Set.of(
                  "TN701", "TN705", "TN715", "TN718", "TN719", "TN722", "TN735", "TN742", "TN744",
                  "TN772")),
          Map.entry("branch__plex-text-field.yaml", Set.of("TN710")),
          Map.entry("charts__collabora__1.2.30.yaml", Set.of("TN705", "TN734", "TN853")),
          Map.entry("charts__diskoverdata__1.0.15.yaml", Set.of("TN853")),
          Map.entry("charts__photoprism__1.1.3.yaml", Set.of("TN853")),
          Map.entry("charts__syncthing.yaml", Set.of("TN719")),
          Map.entry("community__briefkasten.yaml", Set.of("TN710")),
          Map.entry("community__castopod.yaml", Set.of("TN710")),
          Map.entry("community__chia.yaml", Set.of("TN724")),
          Map.entry("community__ddns-updater.yaml", Set.of("TN715", "TN727")),
          Map.entry("community__joplin.yaml", Set.of("TN710")),
          Map.entry("community__mealie.yaml", Set.of("TN710")),
          Map.entry("community__minecraft.yaml", Set.of("TN719")),
          Map.entry("community__mineos.yaml", Set.of("TN715")),
          Map.entry("community__nginx-proxy-manager.yaml", Set.of("TN719")),
          Map.entry("community__passbolt.yaml", Set.of("TN710")),
          Map.entry("community__piwigo.yaml", Set.of("TN715")),
          Map.entry("community__planka.yaml", Set.of("TN710")),
          Map.entry("community__rsyncd.yaml", Set.of("TN719")),
          Map.entry("community__twofactor-auth.yaml", Set.of("TN710")),
          Map.entry("community__vikunja.yaml", Set.of("TN710")),
          Map.entry("community__zerotier.yaml", Set.of("TN715")),
          Map.entry("enterprise__syncthing.yaml", Set.of("TN722")),
          Map.entry("test__minio.yaml", Set.of("TN722")),
          Map.entry("test__syncthing.yaml", Set.of("TN722")),
          Map.entry("test__syncthing__1.1.5.yaml", Set.of("TN722")));

  static List<Path> files() throws IOException {
    String corpus = System.getProperty("trainyard.corpus", "");
    Path own = Path.of("..", "generator", "src", "test", "resources", "forms");
    List<Path> folders =
        corpus.isEmpty() ? List.of(own) : List.of(own, Path.of(corpus, "helm-questions"));
    List<Path> files = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> found = Files.list(folder)) {
        found
            .filter(file -> file.toString().endsWith(".yaml"))
            // The project's form of another edition.
            .filter(file -> !file.endsWith("compose.yaml"))
            .sorted()
            .forEach(files::add);
      }
    }
    return files;
  }

  @ParameterizedTest
  @MethodSource("files")
  void nothingButTheTruthIsSaidOfAPublishedForm(Path file) throws IOException {
    List<Problem> problems =
        CatalogLint.of(
                EDITION, RULES.catalog(Examples.form(Files.readString(file))), RULES.releases())
            .problems()
            .all();
    Set<String> codes =
        problems.stream()
            .map(problem -> problem.rule().code())
            .filter(code -> !COMMON.contains(code))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(codes)
        .as(problems.stream().map(Problem::describe).collect(Collectors.joining("\n")))
        .isEqualTo(TRUE.getOrDefault(file.getFileName().toString(), Set.of()));
  }
}
