package dev.trainyard.testcluster.bench;

import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.helm.HelmRules;
import dev.trainyard.catalog.helm.render.ChartRenderer;
import dev.trainyard.catalog.helm.render.HelmProgram;
import dev.trainyard.catalog.helm.render.Installation;
import dev.trainyard.catalog.helm.render.Rendered;
import dev.trainyard.catalog.helm.render.UnfitChartException;
import dev.trainyard.catalog.lint.CatalogLint;
import dev.trainyard.catalog.lint.LintResult;
import dev.trainyard.catalog.lint.rule.CatalogRules;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.source.CatalogSource;
import dev.trainyard.catalog.source.OpenCatalog;
import dev.trainyard.catalog.source.UnreadableSourceException;
import dev.trainyard.generator.model.App;
import dev.trainyard.testcluster.git.Git;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.stream.IntStream;

/**
 * How long a catalog of the official one's size takes to check: in a JVM that starts for it, and
 * with everything rendered, compared with the same renderings by Helm alone.
 */
final class LintBenchmark {

  private static final int APPS = 114;
  private static final int VERSIONS = 134;
  private static final HelmCatalog EDITION = new HelmCatalog();

  private LintBenchmark() {}

  /**
   * Runs everything.
   *
   * @param helm the program; empty when nothing is rendered
   */
  static void run(Path work, int rounds, String helm) throws IOException {
    Path catalog = published(work);
    String what = "114 apps, 134 versions, ";
    double empty =
        Stopwatch.time(
            "a JVM that does nothing", rounds, () -> {}, () -> java(List.of("-version")));
    double cold = cold(what + "checked in a JVM of its own", rounds, catalog, List.of());
    cold(what + "as .mvn/jvm.config says", rounds, catalog, Jvm.SHORT_RUNS);
    Stopwatch.ratio("checked : a JVM that does nothing", cold, empty);
    Stopwatch.time(what + "checked again", rounds, () -> {}, () -> check(catalog, EDITION.rules()));
    if (!helm.isEmpty()) {
      renders(catalog, HelmProgram.of(Path.of(helm), work.resolve("helm")));
    }
  }

  /** Some apps have a second version, as only a published catalog can. */
  private static Path published(Path work) throws IOException {
    Path remote = PublishBenchmark.remote(work, "official-size.git");
    List<App> apps = new ArrayList<>(IntStream.range(0, APPS).mapToObj(SyntheticApp::of).toList());
    try {
      PublishBenchmark.publish(apps, remote, work.resolve("work"), 0);
      IntStream.range(0, VERSIONS - APPS).forEach(i -> apps.set(i, SyntheticApp.of(i, "1.0.1")));
      PublishBenchmark.publish(apps, remote, work.resolve("work"), 1);
    } catch (GitFailure e) {
      throw new IOException(e);
    }
    Git.run(work, "clone", "-q", remote.toString(), "official-size");
    return work.resolve("official-size");
  }

  private static LintResult check(Path catalog, CatalogRules rules) throws IOException {
    try (OpenCatalog open = CatalogSource.parse(catalog.toString(), Path.of("")).open()) {
      return CatalogLint.of(EDITION, rules, open.files(), rules.releases());
    } catch (UnreadableSourceException e) {
      throw new IOException(e);
    }
  }

  private static double cold(String what, int rounds, Path catalog, List<String> options)
      throws IOException {
    List<String> program = Jvm.program(options, Cold.class, catalog.toString());
    return Stopwatch.time(what, rounds, () -> {}, () -> java(program));
  }

  private static void java(List<String> arguments) throws IOException, InterruptedException {
    Jvm.run(ProcessBuilder.Redirect.DISCARD, arguments);
  }

  /** Checks a catalog and ends. */
  static final class Cold {

    private Cold() {}

    /** The argument is its folder. */
    public static void main(String[] arguments) throws IOException {
      System.out.println(check(Path.of(arguments[0]), EDITION.rules()).summary());
    }
  }

  // --- with renderings

  private record Render(NavigableMap<String, PublishedFile> files, List<Installation> asked) {}

  private static void renders(Path catalog, ChartRenderer helm) throws IOException {
    List<Render> asked = Collections.synchronizedList(new ArrayList<>());
    ChartRenderer recording =
        files -> {
          Render render = new Render(files, new ArrayList<>());
          asked.add(render);
          ChartRenderer.OpenChart open = helm.open(files);
          return new ChartRenderer.OpenChart() {
            @Override
            public Rendered render(Installation installation) throws IOException {
              render.asked().add(installation);
              return open.render(installation);
            }

            @Override
            public void close() {
              open.close();
            }
          };
        };
    double whole =
        Stopwatch.time(
            "the same with everything rendered",
            1,
            () -> {},
            () -> check(catalog, HelmRules.with(recording)));
    System.out.printf(
        "%-48s %d%n", "renderings", asked.stream().mapToInt(render -> render.asked().size()).sum());
    double alone =
        Stopwatch.time(
            "these renderings alone",
            1,
            () -> {},
            () -> asked.parallelStream().forEach(render -> again(render, helm)));
    Stopwatch.ratio("checked and rendered : Helm alone", whole, alone);
  }

  private static void again(Render render, ChartRenderer helm) {
    try (ChartRenderer.OpenChart open = helm.open(render.files())) {
      for (Installation installation : render.asked()) {
        open.render(installation);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UnfitChartException e) {
      throw new IllegalStateException(e);
    }
  }
}
