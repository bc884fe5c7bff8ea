package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.generate.GenerateResult;
import dev.trainyard.catalog.generate.GeneratedApp;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.generator.problem.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GenerateReportTest {

  private static final WayToOwners HELM = new WayToOwners(new HelmCatalog());

  private static final String NEXT =
      "Next: mvn truenas:serve -Dtruenas.serve.host=0.0.0.0 gives"
          + " a NAS of your network a URL"
          + " to try it, mvn process-classes"
          + " truenas:publish publishes it";

  @Test
  void namesEveryAppTheFolderAndTheNextStep() {
    assertThat(
            lines(
                List.of(
                    new GeneratedApp("stable", "gocd", "1.0.0", 14, 2),
                    new GeneratedApp("test", "uro", "0.1.0", 1, 1)),
                4,
                1,
                20))
        .containsExactly(
            "stable/gocd 1.0.0: 14 files, 2 changed",
            "test/uro 0.1.0: 1 file, 1 changed",
            "Catalog of 2 apps in target/catalog: 4 files written, 1 deleted, 20 unchanged",
            NEXT);
  }

  @Test
  void aRunThatChangedNothingSaysTheSame() {
    assertThat(lines(List.of(new GeneratedApp("stable", "gocd", "1.0.0", 14, 0)), 0, 0, 16))
        .containsExactly(
            "stable/gocd 1.0.0: 14 files, 0 changed",
            "Catalog of 1 app in target/catalog: 0 files written, 0 deleted, 16 unchanged",
            NEXT);
  }

  @Test
  void aProjectSaysItselfWhatComesNext() {
    GenerateResult result =
        new GenerateResult(Path.of("target/catalog"), List.of(), 0, 0, 0, Problems.of(List.of()));
    assertThat(
            new GenerateReport(result, "target/catalog", HELM, Optional.of("make serve")).outcome())
        .last()
        .isEqualTo("Next: make serve");
  }

  private static List<String> lines(
      List<GeneratedApp> apps, int written, int deleted, int unchanged) {
    GenerateResult result =
        new GenerateResult(
            Path.of("target/catalog"), apps, written, deleted, unchanged, Problems.of(List.of()));
    GenerateReport report = new GenerateReport(result, "target/catalog", HELM, Optional.empty());
    return Stream.concat(report.apps().stream(), report.outcome().stream()).toList();
  }
}
