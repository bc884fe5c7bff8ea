package dev.trainyard.catalog.helm.lint.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.helm.lint.HelmLint;
import dev.trainyard.catalog.helm.render.ChartRenderer;
import dev.trainyard.catalog.helm.render.ChartRenderer.OpenChart;
import dev.trainyard.catalog.helm.render.Installation;
import dev.trainyard.catalog.helm.render.Rendered;
import dev.trainyard.catalog.lint.CatalogLint;
import dev.trainyard.catalog.lint.LintResult;
import dev.trainyard.catalog.lint.rule.CatalogRules;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.edition.Content;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How often versions are rendered. */
class RenderRulesTest {

  private static final HelmCatalog EDITION = new HelmCatalog();

  /** Answers each rendering with the same. */
  private static final class Answering implements OpenChart {

    private final Rendered answer;
    private final AtomicInteger renderings;

    Answering(Rendered answer, AtomicInteger renderings) {
      this.answer = answer;
      this.renderings = renderings;
    }

    @Override
    public Rendered render(Installation installation) {
      renderings.incrementAndGet();
      return answer;
    }

    @Override
    public void close() {
      // There is nothing to remove.
    }
  }

  private static LintResult check(Rendered answer, AtomicInteger renderings) {
    CatalogRules rules = EDITION.rules();
    SortedMap<String, PublishedFile> files = new TreeMap<>(rules.catalog(LintExample.NOTHING));
    String chart =
        files.keySet().stream().filter(name -> name.endsWith("/Chart.yaml")).findFirst().get();
    for (int i = 0; i < 10; i++) {
      files.put(
          chart.replace("Chart.yaml", "ci/" + i + "-values.yaml"),
          PublishedFile.of(Content.text("a: " + i + "\n")));
    }
    ChartRenderer renderer = all -> new Answering(answer, renderings);
    return CatalogLint.of(
        EDITION, new HelmLint(List.of(RenderRules.with(renderer))), files, rules.releases());
  }

  @Test
  void aVersionThatMetALimitIsNotRenderedAgain() {
    AtomicInteger renderings = new AtomicInteger();

    LintResult result = check(Rendered.unbounded("takes more than 30 s"), renderings);

    assertThat(renderings).hasValue(1);
    assertThat(result.problems().all())
        .filteredOn(problem -> problem.rule().code().equals("TN801"))
        .hasSize(1);
  }

  @Test
  void anyOtherVersionIsRenderedForEachCase() {
    AtomicInteger renderings = new AtomicInteger();

    check(Rendered.of("kind: ConfigMap\napiVersion: v1\nmetadata: {name: a}\n"), renderings);

    assertThat(renderings).hasValueGreaterThan(12);
  }
}
