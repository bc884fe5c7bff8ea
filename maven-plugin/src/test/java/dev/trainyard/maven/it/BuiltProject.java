package dev.trainyard.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the builds of an integration test's project left behind, asked by its verify script. */
public final class BuiltProject {

  private static final Pattern FINISHED = Pattern.compile("Finished at: (\\S+)");

  private final Path folder;
  private final String log;

  /** Reads the log of the project's builds, one after the other. */
  public BuiltProject(File folder) throws IOException {
    this(
        folder,
        new String(
            Files.readAllBytes(folder.toPath().resolve("build.log")), StandardCharsets.ISO_8859_1));
  }

  /** A project whose goals have said this so far. */
  public BuiltProject(File folder, String log) {
    this.folder = folder.toPath();
    this.log = log;
  }

  /** Each of these texts is on the log. */
  public void logs(String... texts) {
    assertThat(log).contains(texts);
  }

  /** None of these texts is on the log. */
  public void logsNot(String... texts) {
    assertThat(log).doesNotContain(texts);
  }

  /** The catalog has exactly these versions, each as {@code TRAIN/APP/VERSION}. */
  public void hasVersions(String catalog, String... versions) throws IOException {
    assertThat(files(catalog).keySet())
        .contains("catalog.json")
        .filteredOn(file -> file.matches("[^/]+/[^/]+/[^/]+/Chart\\.yaml"))
        .extracting(file -> file.substring(0, file.lastIndexOf('/')))
        .containsExactlyInAnyOrder(versions);
  }

  /**
   * A goal left a result with this status and nothing of this machine in it.
   *
   * @param file the file below the project
   * @param status the status
   * @param texts what else is in it
   */
  public void hasResult(String file, String status, String... texts) throws IOException {
    String goal = Path.of(file).getFileName().toString().replace(".json", "");
    assertThat(folder.resolve(file))
        .content()
        .contains("\"format\" : 1", "\"goal\" : \"" + goal + "\"", "\"problems\" : [")
        .contains("\"status\" : \"" + status + "\"")
        .doesNotContain(folder.toString(), folder.toRealPath().toString(), "\r")
        .satisfies(content -> assertThat(List.of(texts)).allMatch(content::contains));
  }

  /** A file holds this text. */
  public void hasText(String file, String text) {
    assertThat(folder.resolve(file)).content().contains(text);
  }

  /** A file does not hold this text. */
  public void hasNoText(String file, String text) {
    assertThat(folder.resolve(file)).content().doesNotContain(text);
  }

  /** A repository has exactly these branches. */
  public void hasBranches(String repository, String... branches)
      throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "for-each-ref", "--format=%(refname:short)", "refs/heads")
            .directory(folder.resolve(repository).toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    assertThat(git.waitFor()).as(said).isZero();
    assertThat(said.lines()).containsExactlyInAnyOrder(branches);
  }

  /** Clones a repository as a TrueNAS machine does. */
  public void clones(String repository, String clone) throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder(
                "git",
                "clone",
                "--branch",
                "main",
                "--depth",
                "1",
                folder.resolve(repository).toUri().toString(),
                folder.resolve(clone).toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    assertThat(git.waitFor()).as(said).isZero();
  }

  /** There is no such file or folder. */
  public void hasNot(String path) {
    assertThat(folder.resolve(path)).doesNotExist();
  }

  /** Both folders hold the same files with the same bytes. */
  public void hasSameFiles(String one, String other) throws IOException {
    assertThat(files(one)).isNotEmpty().isEqualTo(files(other));
  }

  /** Nothing below the folder has been written since the last build but one. */
  public void isOlderThanTheLastBuild(String path) throws IOException {
    List<Instant> finished =
        FINISHED
            .matcher(log)
            .results()
            .map((MatchResult found) -> OffsetDateTime.parse(found.group(1)).toInstant())
            .toList();
    Instant before = finished.get(finished.size() - 2);
    for (String file : files(path).keySet()) {
      assertThat(Files.getLastModifiedTime(folder.resolve(path).resolve(file)).toInstant())
          .as(file)
          .isBefore(before.plusSeconds(1));
    }
  }

  private SortedMap<String, String> files(String path) throws IOException {
    Path root = folder.resolve(path);
    SortedMap<String, String> files = new TreeMap<>();
    try (var paths = Files.walk(root)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        files.put(
            root.relativize(file).toString().replace(File.separatorChar, '/'),
            Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }
}
