package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.catalog.helm.HelmCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A goal that is called within a catalog of somebody else. */
class ForeignPlacesTest {

  @TempDir private Path base;
  private final List<String> said = new ArrayList<>();

  private GoalMojo validate() {
    return lint(new ValidateMojo());
  }

  private GoalMojo lint(LintMojo goal) {
    return withoutProject(
        goal,
        Map.of(
            "catalog", ".",
            "failOn", "error",
            "helm", "none",
            "reportFolder", base.resolve("target/truenas").toFile(),
            "output", base.resolve("target/catalog").toFile(),
            "branch", "main"));
  }

  private GoalMojo withoutProject(GoalMojo goal, Map<String, Object> parameters) {
    return TestGoal.withoutProject(
        goal, base, SecondEdition.besides(new HelmCatalog(), Map.of()), said, parameters);
  }

  private void file(String path, String text) throws IOException {
    Path file = base.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** TrueNAS would take it for a train with an app, whatever else lies there. */
  @Test
  void anAppWhereResultsLieIsAPartOfTheCatalog() throws Exception {
    file("catalog.json", "{}\n");
    file("target/truenas/1.0.0/Chart.yaml", "name: truenas\n");
    file("target/truenas/work/Chart.yaml", "name: truenas\n");

    assertThatExceptionOfType(MojoFailureException.class).isThrownBy(validate()::execute);
    assertThat(Files.readString(base.resolve("target/truenas/validate.json")))
        .contains("\"file\" : \"target/truenas/1.0.0", "\"file\" : \"target/truenas/work");
  }

  @Test
  void resultsAreNoPartOfTheCatalog() throws Exception {
    file("catalog.json", "{}\n");
    file("target/truenas/check.md", "an earlier one\n");
    file("target/truenas/work/helm123/chart/Chart.yaml", "name: unpacked\n");

    assertThatExceptionOfType(MojoFailureException.class).isThrownBy(validate()::execute);
    assertThat(said.toString() + Files.readString(base.resolve("target/truenas/validate.json")))
        .doesNotContain("target/truenas/work", "\"target", "check.md");
  }

  @Test
  void nothingIsWrittenThroughALink(@TempDir Path elsewhere) throws Exception {
    file("catalog.json", "{}\n");
    for (String link : List.of("target", "target/truenas", "target/truenas/work")) {
      Files.createDirectories(base.resolve(link).getParent());
      Files.createSymbolicLink(base.resolve(link), elsewhere);

      assertThatExceptionOfType(MojoFailureException.class).isThrownBy(validate()::execute);
      assertThat(said).anyMatch(line -> line.contains(link + " is a link to another place"));
      assertThat(elsewhere).isEmptyDirectory();
      Files.delete(base.resolve(link));
    }
  }

  /** The branch of a catalog may hold a whole repository as files, with hooks in it. */
  @Test
  void aRepositoryThatComesWithACatalogIsNotCleanedByItself() {
    GoalMojo clean =
        withoutProject(new CleanPreviewsMojo(), Map.of("keepPreviews", List.of("none")));

    assertThatThrownBy(clean::execute).isInstanceOf(MojoFailureException.class);

    assertThat(said).anyMatch(line -> line.contains("TN305") && line.contains("is not set"));
  }

  /** Nor does it say what a proposal is held against: whoever proposes could have written it. */
  @Test
  void aRepositoryThatComesWithACatalogIsNoBase() throws Exception {
    file(".trainyard/catalog.git/HEAD", "ref: refs/heads/main\n");
    file("catalog.json", "{}\n");
    GoalMojo check = lint(new CheckMojo());

    assertThatThrownBy(check::execute).isInstanceOf(MojoFailureException.class);

    assertThat(said)
        .anyMatch(line -> line.contains("truenas.check.base is not set, and there is no project"));
  }

  @Test
  void aRepositoryThatComesWithACatalogIsNotServed(@TempDir Path elsewhere) throws Exception {
    Files.createDirectory(base.resolve(".trainyard"));
    Files.createSymbolicLink(base.resolve(".trainyard/catalog.git"), elsewhere);
    GoalMojo serve =
        withoutProject(
            new ServeMojo(),
            Map.of(
                "output", base.resolve("target/catalog").toFile(),
                "report", base.resolve("target/truenas/serve.json").toFile(),
                "port", 0));

    assertThatThrownBy(serve::execute).isInstanceOf(MojoFailureException.class);

    assertThat(said)
        .anyMatch(line -> line.contains(".trainyard/catalog.git is that of no project"));
  }
}
