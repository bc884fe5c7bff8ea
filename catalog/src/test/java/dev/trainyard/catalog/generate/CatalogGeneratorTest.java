package dev.trainyard.catalog.generate;

import static dev.trainyard.catalog.testing.TestApps.app;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.edition.LastUpdate;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.catalog.testing.TreeSnapshot;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Edition;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogGeneratorTest {

  private static final Problem WARNING =
      Problem.warning(Rule.SHAPE, Where.ofApp("b"), "is odd", "", "");
  private static final Problem ERROR =
      Problem.error(Rule.SHAPE, Where.ofApp("b"), "is wrong", "", "");

  @TempDir private Path parent;
  private Path output;

  @BeforeEach
  void chooseOutput() {
    output = parent.resolve("catalog");
  }

  @Test
  void writesEverythingACatalogNeeds() throws Exception {
    GenerateResult result =
        generate(
            new SampleEdition(),
            app("stable", "b", "1.0.0", WARNING),
            app("community", "a", "2.0.0"));

    assertThat(result.problems().all()).containsExactly(WARNING);
    assertThat(TreeSnapshot.contents(output))
        .hasSize(34)
        .containsKeys(
            "catalog.json",
            "README.md",
            "community/a/item.yaml",
            "community/a/app_versions.json",
            "community/a/2.0.0/questions.yaml",
            "stable/b/1.0.0/migrations/migrate_from_0.0.1");
    assertThat(result.written()).isEqualTo(34);
    assertThat(result.apps())
        .containsExactly(
            new GeneratedApp("community", "a", "2.0.0", 16, 16),
            new GeneratedApp("stable", "b", "1.0.0", 16, 16));
    assertThat(output.resolve("README.md"))
        .content()
        .startsWith("# Test apps\n")
        .contains("### Train `community`", "https://example.org/apps.git");
    assertThat(output.resolve("catalog.json")).content().contains("2026-01-02 03:04:05");
  }

  @Test
  void doesNotDependOnTheOrderOfTheApps() throws Exception {
    generate(new SampleEdition(), app("stable", "b", "1.0.0"), app("community", "a", "2.0.0"));

    GenerateResult again =
        generate(new SampleEdition(), app("community", "a", "2.0.0"), app("stable", "b", "1.0.0"));

    assertThat(again.written()).isZero();
    assertThat(again.deleted()).isZero();
    assertThat(again.unchanged()).isEqualTo(34);
    assertThat(again.apps()).extracting(GeneratedApp::changed).containsExactly(0, 0);
  }

  @Test
  void removesAppsAndVersionsThatAreGone() throws Exception {
    generate(new SampleEdition(), app("stable", "b", "1.0.0"), app("stable", "a", "2.0.0"));

    GenerateResult result = generate(new SampleEdition(), app("stable", "b", "1.0.1"));

    assertThat(result.deleted()).isEqualTo(14 + 16);
    assertThat(output.resolve("stable/a")).doesNotExist();
    assertThat(output.resolve("stable/b/1.0.0")).doesNotExist();
    assertThat(result.apps()).containsExactly(new GeneratedApp("stable", "b", "1.0.1", 16, 15));
  }

  @Test
  void writesNothingWhenOneOfTheAppsHasAnError() throws Exception {
    generate(new SampleEdition(), app("stable", "b", "1.0.0"));
    SortedMap<String, String> before = TreeSnapshot.withTimes(parent);

    GenerateResult result =
        generate(
            new SampleEdition(),
            app("stable", "b", "1.0.1", ERROR, WARNING),
            app("stable", "c", "1.0.0"));

    assertThat(result.problems().all()).containsExactlyInAnyOrder(ERROR, WARNING);
    assertThat(result.apps()).isEmpty();
    assertThat(result.written()).isZero();
    assertThat(TreeSnapshot.withTimes(parent)).isEqualTo(before);
  }

  @Test
  void collectsTheProblemsOfAllAppsAtOnce() throws Exception {
    Problem inexpressible =
        Problem.error(Rule.EDITION, Where.ofApp("inexpressible"), "has no equal", "", "");

    GenerateResult result =
        generate(
            edition(
                app ->
                    switch (app.name()) {
                      case "inexpressible" -> new Rendered(new TreeMap<>(), List.of(inexpressible));
                      case "throwing" -> throw new IllegalStateException("no such volume");
                      case "recursive" -> recurse(app);
                      case "empty" -> new Rendered(new TreeMap<>(), List.of());
                      case "elsewhere" -> elsewhere(app);
                      case "incomplete" -> incomplete(app);
                      default -> new SampleEdition().renderSound(app);
                    }),
            app("stable", "b", "1.0.0", ERROR),
            app("stable", "inexpressible", "1.0.0"),
            app("stable", "throwing", "1.0.0"),
            app("stable", "recursive", "1.0.0"),
            app("stable", "empty", "1.0.0"),
            app("stable", "elsewhere", "1.0.0"),
            app("stable", "incomplete", "1.0.0"),
            app("stable", "twice", "1.0.0"),
            app("stable", "twice", "1.0.1"),
            app("docs", "hidden", "1.0.0"),
            app("stable", "prerelease", "1.0.0-rc.1"));

    assertThat(result.problems().all())
        .extracting(problem -> problem.where().app() + " " + problem.rule())
        .containsExactly(
            "b SHAPE",
            "elsewhere APP_LAYOUT",
            "empty RENDERING",
            "hidden TRAIN",
            "incomplete ITEM_FILE",
            "inexpressible EDITION",
            "prerelease VERSION",
            "recursive RENDERING",
            "throwing RENDERING",
            "twice APP_TWICE");
    assertThat(output).doesNotExist();
    assertThat(result.problems().describe())
        .contains(
            "TN203 error [throwing]: the helm edition failed with IllegalStateException: no such"
                + " volume (CatalogGeneratorTest.java:")
        .contains("TN201 error [twice]: 2 apps have the train and name stable/twice")
        .doesNotContain("\tat ");
  }

  @Test
  void refusesACatalogWithoutApps() throws Exception {
    GenerateResult result = generate(new SampleEdition());

    assertThat(result.problems().all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.CATALOG_EMPTY);
              assertThat(problem.fix()).contains("META-INF/services");
            });
    assertThat(output).doesNotExist();
  }

  @Test
  void passesOnWhyTheFolderIsRefused() throws Exception {
    Files.createDirectory(output);
    Files.writeString(output.resolve("thesis.tex"), "mine");

    GenerateResult result = generate(new SampleEdition(), app("stable", "b", "1.0.0"));

    assertThat(result.problems().errors())
        .extracting(Problem::rule)
        .containsExactly(Rule.FOREIGN_FILES);
    assertThat(result.apps()).isEmpty();
    assertThat(output).isDirectoryContaining("glob:**/thesis.tex");
  }

  @Test
  void refusesAppsThatDifferInCaseOnly() throws Exception {
    GenerateResult result =
        generate(new SampleEdition(), app("stable", "b", "1.0.0"), app("Stable", "b", "1.0.0"));

    assertThat(result.problems().errors()).isNotEmpty().allMatch(p -> p.rule() == Rule.PATHS);
    assertThat(output).doesNotExist();
  }

  private GenerateResult generate(Edition edition, App... apps) throws Exception {
    return new CatalogGenerator()
        .generate(
            new GenerateRequest(
                List.of(apps),
                new HelmCatalog(edition),
                output,
                new CatalogInfo(
                    "Test apps",
                    RemoteAddress.toBePublished("https://example.org/apps.git"),
                    "catalog"),
                LastUpdate.always(Instant.parse("2026-01-02T03:04:05Z"))));
  }

  private static Edition edition(Function<App, Rendered> render) {
    return new Edition() {
      @Override
      public String name() {
        return "test";
      }

      @Override
      public Layout layout() {
        return HelmLayout.LAYOUT;
      }

      @Override
      public Rendered renderSound(App app) {
        return render.apply(app);
      }
    };
  }

  private static Rendered recurse(App app) {
    Rendered rendered = recurse(app);
    return new Rendered(rendered.files(), rendered.problems());
  }

  private static Rendered elsewhere(App app) {
    SortedMap<RelativePath, Content> files =
        SampleEdition.files(app.train(), app.name(), app.version());
    files.put(new RelativePath("stable/other/1.0.0/Chart.yaml"), Content.text(""));
    return new Rendered(files, List.of());
  }

  private static Rendered incomplete(App app) {
    SortedMap<RelativePath, Content> files =
        SampleEdition.files(app.train(), app.name(), app.version());
    files.remove(new RelativePath("stable/incomplete/1.0.0/README.md"));
    return new Rendered(files, List.of());
  }
}
