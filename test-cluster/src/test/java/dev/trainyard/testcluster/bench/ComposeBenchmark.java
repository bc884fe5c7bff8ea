package dev.trainyard.testcluster.bench;

import dev.trainyard.catalog.compose.ComposeCatalog;
import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.edition.LastUpdate;
import dev.trainyard.catalog.generate.CatalogGenerator;
import dev.trainyard.catalog.generate.GenerateRequest;
import dev.trainyard.catalog.generate.GenerateResult;
import dev.trainyard.catalog.git.PublicAddress;
import dev.trainyard.catalog.lint.CatalogLint;
import dev.trainyard.catalog.lint.LintResult;
import dev.trainyard.catalog.source.CatalogSource;
import dev.trainyard.catalog.source.OpenCatalog;
import dev.trainyard.catalog.source.UnreadableSourceException;
import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.testcluster.app.RandomAnswers;
import dev.trainyard.testcluster.compose.JinjaEngine;
import dev.trainyard.testcluster.compose.Nas;
import dev.trainyard.testcluster.compose.TestedCompose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The edition for TrueNAS 24.10 and later, as large as the official catalog: 428 apps. */
final class ComposeBenchmark {

  private static final int APPS = 428;
  private static final String WHAT = APPS + " apps, generated and checked";
  private static final int RENDERS = 200;

  /** Evaluations are so short that the JVM still compiles them after hundreds. */
  private static final int EVALUATIONS = 4000;

  private static final ComposeCatalog EDITION = new ComposeCatalog();

  private ComposeBenchmark() {}

  /**
   * Makes and checks the catalog in a JVM that has done nothing yet.
   *
   * @param arguments a folder to work in, and words about the JVM
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory(Path.of(arguments[0]), "compose-").toAbsolutePath();
    Stopwatch.time(WHAT + ", " + arguments[1], 1, () -> {}, () -> whole(folder.resolve("catalog")));
  }

  private static void cold(Path folder, String how, List<String> options) throws IOException {
    try {
      Jvm.run(
          ProcessBuilder.Redirect.INHERIT,
          Jvm.program(options, ComposeBenchmark.class, folder.toString(), how));
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  static void run(Path folder, int rounds, List<App> shipped) throws IOException {
    cold(folder, "a JVM of its own", List.of());
    cold(folder, "as .mvn/jvm.config says", Jvm.SHORT_RUNS);
    int[] round = new int[1];
    Stopwatch.time(WHAT, rounds, () -> round[0]++, () -> whole(folder.resolve("c" + round[0])));
    try (JinjaEngine jinja = JinjaEngine.start()) {
      shipped.forEach(app -> renders(app, jinja));
    }
    for (App app : shipped) {
      String template = ComposeEdition.templates(app).get("docker-compose.yaml");
      System.out.printf(
          Locale.ROOT,
          "%-48s %d lines, %d characters%n",
          "template of " + app.name(),
          template.lines().count(),
          template.length());
    }
  }

  private static void whole(Path output) throws IOException {
    List<App> apps = IntStream.range(0, APPS).mapToObj(SyntheticApp::of).toList();
    GenerateResult generated =
        new CatalogGenerator()
            .generate(
                new GenerateRequest(
                    apps,
                    EDITION,
                    output,
                    new CatalogInfo("Benchmark", PublicAddress.NONE, "main"),
                    LastUpdate.always(Instant.EPOCH)));
    try (OpenCatalog open = CatalogSource.parse(output.toString(), Path.of("")).open()) {
      LintResult checked = CatalogLint.of(EDITION, open.files(), EDITION.rules().releases());
      if (generated.problems().hasErrors() || !checked.problems().all().isEmpty()) {
        throw new IllegalStateException(
            generated.problems().describe() + checked.problems().describe());
      }
    } catch (UnreadableSourceException e) {
      throw new IOException(e);
    }
  }

  private static void renders(App app, JinjaEngine jinja) {
    TestedCompose tested = TestedCompose.of(app, jinja);
    Nas nas = new Nas(app);
    Map<String, Object> values =
        Stream.iterate(0L, seed -> seed + 1)
            .map(seed -> nas.answers(RandomAnswers.harmless(seed), seed))
            .filter(answers -> !tested.refuses(answers))
            .findFirst()
            .orElseThrow();
    double rendered = Stopwatch.median(RENDERS, () -> tested.templates().render(values));
    double evaluated = Stopwatch.median(EVALUATIONS, () -> tested.evaluate(values));
    System.out.printf(
        Locale.ROOT, "%-48s Jinja %.3f ms, evaluator %.3f ms%n", app.name(), rendered, evaluated);
    Stopwatch.ratio("Jinja : evaluator, " + app.name(), rendered, evaluated);
  }
}
