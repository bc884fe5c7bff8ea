package dev.trainyard.testcluster.bench;

import dev.trainyard.catalog.generate.CatalogGenerator;
import dev.trainyard.catalog.generate.CatalogInfo;
import dev.trainyard.catalog.generate.GenerateRequest;
import dev.trainyard.catalog.generate.GenerateResult;
import dev.trainyard.catalog.generate.LastUpdate;
import dev.trainyard.catalog.git.PublicAddress;
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
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Prints how long catalogs of 1,000 apps take, and one rendering by Helm and by the evaluator.
 *
 * <p>One catalog has apps with one container each, one has copies of the shipped apps. Arguments: a
 * working directory, which should lie on a disk of interest.
 */
public final class CatalogBenchmark {

  private static final int APPS = 1000;
  private static final int RENDERS = 200;

  private CatalogBenchmark() {}

  /** Runs the scenario. */
  public static void main(String[] arguments) throws IOException {
    Path work = Path.of(arguments.length == 0 ? "target/benchmark" : arguments[0]);
    Files.createDirectories(work);
    List<App> shipped =
        ServiceLoader.load(AppDefinition.class).stream()
            .map(provider -> provider.get().define())
            .sorted(Comparator.comparing(App::name))
            .toList();
    generate(shipped, work.resolve("warm-up"), "warm-up of 3 apps, first run");
    generate(shipped, work.resolve("warm-up"), "warm-up of 3 apps, second run");
    List<App> synthetic = IntStream.range(0, APPS).mapToObj(SyntheticApp::of).toList();
    generate(synthetic, work.resolve("synthetic"), "1,000 synthetic apps, first run");
    generate(synthetic, work.resolve("synthetic"), "1,000 synthetic apps, unchanged");
    generate(synthetic, work.resolve("synthetic"), "1,000 synthetic apps, unchanged");
    generate(synthetic, work.resolve("again"), "1,000 synthetic apps, first run again");
    List<App> large = new ArrayList<>();
    for (int i = 0; i < APPS; i++) {
      App app = shipped.get(i % shipped.size());
      large.add(named(app, String.format(Locale.ROOT, "%s-%04d", app.name(), i)));
    }
    generate(large, work.resolve("large"), "1,000 copies of shipped apps, first run");
    generate(large, work.resolve("large"), "1,000 copies of shipped apps, unchanged");
    renders(shipped, work);
  }

  private static App named(App app, String name) {
    return new App(
        name,
        app.train(),
        app.version(),
        app.appVersion(),
        app.oneWay(),
        app.listing(),
        app.prose(),
        app.groups(),
        app.workloads(),
        app.jobs(),
        app.portals(),
        app.refusals(),
        app.words(),
        app.scenarios(),
        app.problems(),
        app.source());
  }

  private static void generate(List<App> apps, Path output, String what) {
    GenerateRequest request =
        new GenerateRequest(
            apps,
            new HelmEdition(),
            output,
            new CatalogInfo("Benchmark", PublicAddress.NONE, "main"),
            LastUpdate.always(Instant.EPOCH));
    GenerateResult[] result = new GenerateResult[1];
    time(what, () -> result[0] = new CatalogGenerator().generate(request));
    System.out.printf(
        Locale.ROOT,
        "    %d written, %d unchanged, %s%n",
        result[0].written(),
        result[0].unchanged(),
        result[0].problems().summary());
  }

  private static void renders(List<App> apps, Path work) throws IOException {
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
            Chart.read(
                work.resolve("warm-up")
                    .resolve(app.train())
                    .resolve(app.name())
                    .resolve(app.version()));
        HelmRelease helmRelease = HelmRelease.named("test").withValues(values);
        double rendered = median(() -> helm.render(chart, helmRelease).orFail());
        double evaluated = median(() -> Manifests.evaluate(manifests, site.answers(), site));
        System.out.printf(
            Locale.ROOT,
            "%-12s helm %.3f ms, evaluator %.3f ms, ratio %.0f%n",
            app.name(),
            rendered,
            evaluated,
            rendered / evaluated);
      }
    }
  }

  private static double median(Runnable action) {
    double[] times = new double[RENDERS];
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < RENDERS; i++) {
        long start = System.nanoTime();
        action.run();
        times[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    return Stream.of(times)
        .flatMapToDouble(java.util.Arrays::stream)
        .sorted()
        .toArray()[RENDERS / 2];
  }

  private static void time(String what, Runnable action) {
    System.gc();
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    long cpu = cpu();
    long start = System.nanoTime();
    action.run();
    double wall = (System.nanoTime() - start) / 1e9;
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum();
    System.out.printf(
        Locale.ROOT,
        "%-42s %6.2f s wall, %6.2f s CPU, at most %d MB heap%n",
        what,
        wall,
        (cpu() - cpu) / 1e9,
        peak >> 20);
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
