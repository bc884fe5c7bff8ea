package dev.trainyard.testcluster.helm;

import dev.trainyard.testcluster.manifest.RenderedDocument;
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
  private static final String DOCUMENT_START = "---\n# Source: ";
  private static final Pattern NOTES_START = Pattern.compile("(?:^|\n)NOTES:\n");
  private static final Pattern DEBUG_ADVICE = Pattern.compile("\\s*Use --debug flag[^\n]*\\s*");

  private final Path directory;
  private final Duration limit;
  private final FakeCluster cluster;
  private final ChartFolders folders;
  private final Path kubeconfig;
  private final Path valuesFile;
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
    cluster.hold(release.existingSecrets());
    try {
      Chart visible = chart.withoutHooks();
      Path folder = folders.of(visible);
      Files.writeString(valuesFile, release.valuesYaml());
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  folder.toString(), release.name(), release.namespace(), release.kubeVersion()));
      if (chart.files().containsKey(Chart.IX_VALUES)) {
        arguments.add(folder.resolve(Chart.IX_VALUES.value()).toString());
      }
      arguments.add(valuesFile.toString());
      String manifest =
          Chart.withHooksRestored(ask(request(HelmWorker.TEMPLATE, arguments)).get(0));
      String notes =
          chart.files().containsKey(Chart.NOTES)
              ? notes(ask(request(HelmWorker.NOTES, arguments)).get(0))
              : "";
      return new Rendering(true, manifest, documents(manifest), notes, "");
    } catch (RefusedException e) {
      return new Rendering(false, "", List.of(), "", message(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      cluster.hold(Map.of());
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
      return new LintReport(!failed, answer.subList(1, answer.size()));
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

  private static List<String> request(String what, List<String> arguments) {
    List<String> request = new ArrayList<>(List.of(what));
    request.addAll(arguments);
    return request;
  }

  private static String message(RefusedException refusal) {
    return Chart.withHooksRestored(
        DEBUG_ADVICE.matcher(refusal.getMessage()).replaceAll("").strip());
  }

  /** The part of what {@code helm install} prints that comes from the chart. */
  private static String notes(String output) {
    Matcher start = NOTES_START.matcher(output);
    return start.find() ? Chart.withHooksRestored(output.substring(start.end()).strip()) : "";
  }

  /** Helm starts each document with its template's name. */
  private static List<RenderedDocument> documents(String manifest) {
    List<RenderedDocument> documents = new ArrayList<>();
    for (String part : ("\n" + manifest).split(Pattern.quote("\n" + DOCUMENT_START))) {
      if (!part.isBlank()) {
        int end = part.indexOf('\n');
        String source = end < 0 ? part : part.substring(0, end);
        String text = end < 0 ? "" : part.substring(end + 1);
        RenderedDocument.read(source.strip(), text).ifPresent(documents::add);
      }
    }
    return documents;
  }
}
