package dev.trainyard.testcluster.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.trainyard.testcluster.helm.HelmExtension;
import dev.trainyard.testcluster.helm.LintReport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every chart of the catalog passes {@code helm lint}. */
class AppsLintIT {

  @RegisterExtension static final HelmExtension helm = new HelmExtension();

  @TestFactory
  Stream<DynamicTest> everyChartIsClean() {
    return TestedApp.all().stream()
        .map(
            app ->
                dynamicTest(
                    app.name(),
                    () -> {
                      LintReport report = helm.lint(app.chart());
                      assertThat(report.messages()).isEmpty();
                      assertThat(report.ok()).isTrue();
                    }));
  }
}
