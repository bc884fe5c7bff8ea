package dev.trainyard.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A project whose catalog is served by a Maven of its own, which runs until it is told to end. */
public final class ServingProject {

  private static final int LONGEST_SECONDS = 120;

  /** What a process ends with that SIGTERM has ended. */
  private static final int TERMINATED = 128 + 15;

  private final Path folder;
  private final String maven;
  private final File localRepository;
  private Process server;
  private String url;

  /**
   * A project in a folder.
   *
   * @param maven the Maven installation
   * @param localRepository the repository that has all the plugin needs
   */
  public ServingProject(File folder, String maven, File localRepository) {
    this.folder = folder.toPath();
    this.maven = maven;
    this.localRepository = localRepository;
  }

  /** Starts the server and waits until it has told its URL. */
  public void start() throws IOException, InterruptedException {
    Path result = folder.resolve("target/truenas/serve.json");
    server =
        new ProcessBuilder(
                Path.of(maven, "bin/mvn").toString(),
                "--batch-mode",
                "--offline",
                "--settings",
                // Written there for the project's own builds.
                folder.resolveSibling("interpolated-settings.xml").toString(),
                "-Dmaven.repo.local=" + localRepository,
                "truenas:serve",
                "-Dtruenas.serve.port=0")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("serve.log").toFile())
            .start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    while (!Files.exists(result)) {
      assertThat(server.isAlive() && System.nanoTime() < end).as(log()).isTrue();
      server.waitFor(50, TimeUnit.MILLISECONDS);
    }
    var json = new JsonMapper().readTree(Files.readString(result));
    assertThat(json.path("status").asText()).as(log()).isEqualTo("serving");
    url = json.path("url").asText();
  }

  /** Clones what is served into {@code target/NAME}. */
  public void clones(String name, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "clone", "--branch", "main"));
    command.addAll(List.of(options));
    command.addAll(List.of(url, folder.resolve("target").resolve(name).toString()));
    Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    assertThat(git.waitFor()).as(said).isZero();
  }

  /** Sends SIGTERM and waits for the end. */
  public void terminate() throws IOException, InterruptedException {
    server.destroy();
    assertThat(server.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as(log()).isTrue();
    assertThat(server.exitValue()).as(log()).isEqualTo(TERMINATED);
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("serve.log"), StandardCharsets.ISO_8859_1);
  }
}
