package dev.trainyard.testcluster.helm;

import dev.trainyard.manifests.RenderedDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Real Helm 3, in a process of its own that lives as long as the engine and renders thousands of
 * charts. It sees no cluster but a fake one with the Secrets of the {@link HelmRelease}, and
 * nothing of the user's environment.
 *
 * <p>Thread-safe; calls wait for each other.
 */
public final class HelmEngine implements AutoCloseable {

  private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(60);
  private static final Pattern NOTES_START = Pattern.compile("(?:^|\n)NOTES:\n");
  private static final Pattern DEBUG_ADVICE = Pattern.compile("\\s*Use --debug flag[^\n]*\\s*");

  private final Path directory;
  private final Duration limit;
  private final FakeCluster cluster;
  private final ChartFolders folders;
  private final Path kubeconfig;
  private final Path valuesFile;
  private final Pattern ownPath;
  private WorkerProcess worker;
  private int workers;
  private boolean closed;

  private HelmEngine(Path directory, Duration limit, FakeCluster cluster) {
    this.directory = directory;
    this.limit = limit;
    this.cluster = cluster;
    folders = new ChartFolders(directory.resolve("charts"));
    kubeconfig = directory.resolve("kubeconfig.yaml");
    valuesFile = directory.resolve("values.yaml");
    ownPath =
        Pattern.compile(
            Pattern.quote(directory.toString()) + "[/\\\\](?:charts[/\\\\][0-9a-f]{64}[/\\\\]?)?");
  }

  /**
   * Starts an engine whose requests may take a minute.
   *
   * @param workDirectory where it keeps its temporary files (about 100 MB, removed at the end),
   *     such as a directory below {@code target}; made if missing
   * @throws HelmEngineException when Helm does not run on this machine
   */
  public static HelmEngine start(Path workDirectory) {
    return start(workDirectory, DEFAULT_LIMIT);
  }

  /**
   * Starts an engine.
   *
   * @param workDirectory as in {@link #start(Path)}
   * @param limit how long one request may take; a chart that takes longer is given up
   * @throws HelmEngineException when Helm does not run on this machine
   */
  public static HelmEngine start(Path workDirectory, Duration limit) {
    Path absolute = workDirectory.toAbsolutePath().normalize();
    if (absolute.toString().contains(",")) {
      // Helm takes the comma for the end of the name of a file of values.
      throw new IllegalArgumentException(
          "the work directory \"%s\" has a comma in its path".formatted(absolute));
    }
    try {
      Path directory = Files.createTempDirectory(Files.createDirectories(absolute), "helm-");
      HelmEngine engine = new HelmEngine(directory, limit, new FakeCluster());
      try {
        Files.writeString(engine.kubeconfig, engine.cluster.kubeconfig());
        engine.helmVersion();
        return engine;
      } catch (IOException | RuntimeException e) {
        engine.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Helm's version, such as {@code v3.21.0}. */
  public synchronized String helmVersion() {
    try {
      return ask(List.of(HelmWorker.VERSION)).get(0);
    } catch (RefusedException e) {
      throw new HelmEngineException("Helm does not say its version: " + e.getMessage(), e);
    }
  }

  /**
   * Renders a chart as {@code helm install} on TrueNAS would: with the values of the chart, its
   * {@code ix_values.yaml} if it has one, then those of the release. Hooks are among the documents.
   *
   * @throws HelmEngineException when Helm's process ends or takes too long; the engine can be used
   *     further
   */
  public synchronized Rendering render(Chart chart, HelmRelease release) {
    try {
      String manifest = Chart.withHooksRestored(install(HelmWorker.TEMPLATE, chart, release));
      return new Rendering(true, manifest, RenderedDocument.all(manifest), "");
    } catch (RefusedException e) {
      return new Rendering(false, "", List.of(), message(e));
    }
  }

  /**
   * What {@code NOTES.txt} says to the user; empty without one. This renders the whole chart again.
   *
   * @throws AssertionError with Helm's words when Helm refuses the chart
   * @throws HelmEngineException as {@link #render}
   */
  public synchronized String notes(Chart chart, HelmRelease release) {
    try {
      String output = install(HelmWorker.NOTES, chart, release);
      Matcher start = NOTES_START.matcher(output);
      return start.find() ? Chart.withHooksRestored(output.substring(start.end()).strip()) : "";
    } catch (RefusedException e) {
      throw new AssertionError("Helm refuses the chart: " + message(e), e);
    }
  }

  /**
   * Runs {@code helm lint}, which knows no values but the chart's {@code values.yaml}. For a chart
   * that needs answers, lint {@code chart.with(values.yaml, …)}.
   *
   * @throws HelmEngineException as {@link #render}
   */
  public synchronized LintReport lint(Chart chart) {
    try {
      List<String> answer = ask(List.of(HelmWorker.LINT, folders.of(chart).toString()));
      boolean failed = Boolean.parseBoolean(answer.get(0));
      return new LintReport(!failed, answer.stream().skip(1).map(this::withoutOwnPaths).toList());
    } catch (RefusedException e) {
      return new LintReport(false, List.of("[ERROR] " + message(e)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends Helm's process and removes all temporary files. */
  @Override
  public synchronized void close() {
    closed = true;
    if (worker != null) {
      worker.close();
      worker = null;
    }
    cluster.close();
    Directories.deleteQuietly(directory);
  }

  /** The running process, for tests that want to see it end. */
  synchronized ProcessHandle workerProcess() {
    return worker.handle();
  }

  private List<String> ask(List<String> request) throws RefusedException {
    if (closed) {
      throw new IllegalStateException("the engine is closed");
    }
    try {
      if (worker == null || !worker.isAlive()) {
        if (worker != null) {
          worker.close();
        }
        workers++;
        worker = WorkerProcess.start(directory.resolve("worker-" + workers), kubeconfig, limit);
      }
      return worker.ask(request);
    } catch (IOException e) {
      throw new HelmEngineException("Helm's process does not start: " + e.getMessage(), e);
    }
  }

  private String install(String what, Chart chart, HelmRelease release) throws RefusedException {
    cluster.hold(release.existingSecrets());
    try {
      Path folder = folders.of(chart.withoutHooks());
      Files.writeString(valuesFile, release.valuesYaml());
      List<String> request =
          new ArrayList<>(
              List.of(
                  what,
                  folder.toString(),
                  release.name(),
                  release.namespace(),
                  release.kubeVersion()));
      request.addAll(ChartFolders.valuesFiles(chart, folder, valuesFile));
      return ask(request).get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      cluster.hold(Map.of());
    }
  }

  private String message(RefusedException refusal) {
    String advised = withoutOwnPaths(refusal.getMessage());
    return Chart.withHooksRestored(DEBUG_ADVICE.matcher(advised).replaceAll("").strip());
  }

  /** Where the engine put a file says nothing to the reader, and differs from run to run. */
  private String withoutOwnPaths(String text) {
    return ownPath.matcher(text).replaceAll("");
  }
}
