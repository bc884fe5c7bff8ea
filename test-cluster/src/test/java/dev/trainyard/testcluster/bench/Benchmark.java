package dev.trainyard.testcluster.bench;

import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.edition.LastUpdate;
import dev.trainyard.catalog.generate.CatalogGenerator;
import dev.trainyard.catalog.generate.GenerateRequest;
import dev.trainyard.catalog.generate.GenerateResult;
import dev.trainyard.catalog.git.PublicAddress;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.write.LastList;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.evaluate.Values;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.HelmSite;
import dev.trainyard.generator.helm.ScenarioValues;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.tree.TemplateFile;
import dev.trainyard.testcluster.helm.Chart;
import dev.trainyard.testcluster.helm.HelmEngine;
import dev.trainyard.testcluster.helm.HelmRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.IntStream;

/**
 * Prints how long catalogs take: {@code ./mvnw -Pbenchmark process-test-classes}. Nothing is
 * asserted, since figures depend on the machine and on who else uses it; ratios depend on it less.
 * The only argument is a folder to work in, which should lie on a disk of interest.
 */
public final class Benchmark {

  private static final int APPS = 1000;
  private static final int ROUNDS = 6;
  private static final int RENDERS = 200;

  private Benchmark() {}

  /** Runs everything. */
  public static void main(String[] arguments) throws IOException {
    Path work = Files.createDirectories(Path.of(arguments[0]));
    Path folder = Files.createTempDirectory(work, "benchmark-").toAbsolutePath();
    List<App> shipped =
        ServiceLoader.load(AppDefinition.class).stream()
            .map(provider -> provider.get().define())
            .sorted(Comparator.comparing(App::name))
            .toList();
    Path catalog = folder.resolve("shipped");
    Stopwatch.time(
        shipped.size() + " apps, unchanged", ROUNDS, () -> {}, () -> generate(shipped, catalog));
    generateMany(folder);
    ComposeBenchmark.run(folder, ROUNDS, shipped);
    PublishBenchmark.run(folder, APPS, ROUNDS);
    LintBenchmark.run(folder, ROUNDS, System.getProperty("trainyard.helm", ""));
    if (arguments.length == 1) {
      renders(shipped, catalog, folder);
    }
  }

  private static void generateMany(Path folder) throws IOException {
    List<App> apps = new ArrayList<>(IntStream.range(0, APPS).mapToObj(SyntheticApp::of).toList());
    int[] round = new int[1];
    Stopwatch.time(
        "1,000 apps, first run",
        2,
        () -> round[0]++,
        () -> generate(apps, folder.resolve("first-" + round[0])));
    Path output = folder.resolve("first-1");
    Stopwatch.time("1,000 apps, unchanged", ROUNDS, () -> {}, () -> generate(apps, output));
    Stopwatch.time(
        "1,000 apps, one changed",
        ROUNDS,
        () -> apps.set(7, SyntheticApp.of(7, "1." + round[0]++ + ".0")),
        () -> generate(apps, output));
  }

  private static void generate(List<App> apps, Path output) {
    GenerateResult result =
        new CatalogGenerator()
            .generate(
                new GenerateRequest(
                    apps,
                    new HelmCatalog(),
                    output,
                    new CatalogInfo("Benchmark", PublicAddress.NONE, "main"),
                    LastUpdate.always(Instant.EPOCH),
                    Optional.of(
                        new LastList(output.resolveSibling(output.getFileName() + ".list")))));
    if (result.problems().hasErrors()) {
      throw new IllegalStateException(result.problems().describe());
    }
  }

  private static void renders(List<App> apps, Path catalog, Path work) throws IOException {
    try (HelmEngine helm = HelmEngine.start(work.resolve("helm"))) {
      for (App app : apps) {
        Map<String, Object> values = ScenarioValues.of(app).values().iterator().next();
        List<TemplateFile> manifests = HelmEdition.manifests(app);
        HelmSite site =
            new HelmSite(
                app.name(),
                "test",
                "ix-test",
                1,
                Values.merge(HelmEdition.defaults(app), values),
                Map.of());
        Chart chart =
            Chart.read(catalog.resolve(app.train()).resolve(app.name()).resolve(app.version()));
        HelmRelease release = HelmRelease.named("test").withValues(values);
        double rendered = Stopwatch.median(RENDERS, () -> helm.render(chart, release).orFail());
        double evaluated =
            Stopwatch.median(RENDERS, () -> Manifests.evaluate(manifests, site.answers(), site));
        System.out.printf(
            Locale.ROOT,
            "%-48s Helm %.3f ms, evaluator %.3f ms%n",
            app.name(),
            rendered,
            evaluated);
        Stopwatch.ratio("Helm : evaluator, " + app.name(), rendered, evaluated);
      }
    }
  }
}
