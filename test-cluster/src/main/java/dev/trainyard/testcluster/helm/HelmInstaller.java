package dev.trainyard.testcluster.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Real Helm 3 with a real cluster: installs, upgrades and uninstalls releases there. Unlike {@link
 * HelmEngine} it changes the cluster it is given.
 *
 * <p>Not for several threads at a time.
 */
public final class HelmInstaller implements AutoCloseable {

  private final Path directory;
  private final ChartFolders folders;
  private final WorkerProcess worker;

  private HelmInstaller(Path directory, WorkerProcess worker) {
    this.directory = directory;
    this.folders = new ChartFolders(directory.resolve("charts"));
    this.worker = worker;
  }

  /**
   * Starts Helm.
   *
   * @param workDirectory where it keeps its temporary files (about 100 MB, removed at the end);
   *     made if missing
   * @param kubeconfig the cluster, as the text of a kubeconfig file
   * @param limit how long one call may take; longer than the time that calls wait
   * @throws HelmEngineException when Helm does not run on this machine
   */
  public static HelmInstaller start(Path workDirectory, String kubeconfig, Duration limit) {
    try {
      Path directory =
          Files.createTempDirectory(
              Files.createDirectories(workDirectory.toAbsolutePath().normalize()), "helm-");
      Path config = directory.resolve("kubeconfig.yaml");
      Files.writeString(config, kubeconfig);
      return new HelmInstaller(
          directory, WorkerProcess.start(directory.resolve("worker"), config, limit));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Installs a chart into a namespace of its own, which is made.
   *
   * @param wait how long to wait until all is ready; zero for not at all
   * @throws AssertionError with Helm's words when that fails
   */
  public void install(Chart chart, HelmRelease release, Duration wait) {
    call(HelmWorker.INSTALL, chart, release, wait);
  }

  /**
   * Upgrades an installed release to a chart and values.
   *
   * @param wait how long to wait until all is ready; zero for not at all
   * @throws AssertionError with Helm's words when that fails
   */
  public void upgrade(Chart chart, HelmRelease release, Duration wait) {
    call(HelmWorker.UPGRADE, chart, release, wait);
  }

  /**
   * Removes a release; its namespace stays.
   *
   * @throws AssertionError with Helm's words when that fails
   */
  public void uninstall(HelmRelease release) {
    ask(List.of(HelmWorker.UNINSTALL, release.name(), release.namespace()));
  }

  private void call(String what, Chart chart, HelmRelease release, Duration wait) {
    try {
      Path folder = folders.of(chart);
      Path values = directory.resolve("values.yaml");
      Files.writeString(values, release.valuesYaml());
      List<String> request =
          new ArrayList<>(
              List.of(
                  what,
                  folder.toString(),
                  release.name(),
                  release.namespace(),
                  Long.toString(wait.toSeconds())));
      request.addAll(ChartFolders.valuesFiles(chart, folder, values));
      ask(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void ask(List<String> request) {
    try {
      worker.ask(request);
    } catch (RefusedException e) {
      throw new AssertionError("helm %s: %s".formatted(request.get(0), e.getMessage()), e);
    }
  }

  /** Ends Helm's process and removes all temporary files. */
  @Override
  public void close() {
    worker.close();
    Directories.deleteQuietly(directory);
  }
}
