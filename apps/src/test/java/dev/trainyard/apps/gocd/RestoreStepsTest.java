package dev.trainyard.apps.gocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.Script;
import dev.trainyard.generator.model.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands by which an owner restores a backup, as README and page have them. */
class RestoreStepsTest {

  private static final Pattern COMMAND = Pattern.compile("(?m)^ *(?:cd|sudo) (?:.*\\\\\n)*.*$");
  private static final String BACKUP = "serverBackups/backup_20260301-023000";
  private static final Instant THEN = Instant.parse("2026-03-01T02:30:00Z");

  @TempDir Path directory;

  static Stream<List<String>> steps() throws IOException {
    return Stream.of(
        List.of("/mnt/tank/gocd", TextFile.of(Gocd.class, "README.md")),
        List.of("/mnt/tank/apps/gocd/live", Files.readString(Path.of("../docs/apps/gocd.md"))));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void what_a_backup_has_comes_back_and_nothing_of_later_runs_is_in_the_way(List<String> step)
      throws Exception {
    Path artifacts = directory.resolve("artifacts");
    Path data = directory.resolve("data");
    for (String zip : List.of("db.zip", "config-dir.zip", "config-repo.zip")) {
      zip(artifacts.resolve(BACKUP).resolve(zip), zip);
    }
    file(artifacts.resolve(BACKUP).resolve("version.txt"), THEN);
    file(artifacts.resolve("pipelines/game/100/build/1/linux/dist/game.zip"), THEN.minusSeconds(9));
    file(artifacts.resolve("pipelines/game/101/build/1/linux/dist/game.zip"), Instant.now());
    file(artifacts.resolve("cache/artifacts/pipelines/game/101/build/1/linux/dist.zip"), THEN);
    file(data.resolve("config/later.jks"), THEN);
    file(data.resolve("db/h2db/later.db"), THEN);

    run(step.get(0), step.get(1));

    assertThat(files(data))
        .containsExactlyInAnyOrder(
            "config/config-dir.zip.txt",
            "config-before/later.jks",
            "db/config.git/config-repo.zip.txt",
            "db/h2db/db.zip.txt",
            "db-before/h2db/later.db");
    assertThat(files(artifacts))
        .filteredOn(file -> !file.startsWith(BACKUP))
        .containsExactlyInAnyOrder(
            "pipelines/game/100/build/1/linux/dist/game.zip",
            "newer/pipelines/game/101/build/1/linux/dist/game.zip");
  }

  /** Without what only root may do. */
  private void run(String root, String text) throws Exception {
    String section = text.substring(text.indexOf("\nTo restore one"));
    section = section.substring(0, section.indexOf("\n5. "));
    String commands =
        COMMAND
            .matcher(section)
            .results()
            .map(MatchResult::group)
            .filter(command -> !command.contains("chown"))
            .collect(Collectors.joining("\n", "set -e\n", "\n"))
            .replace("sudo ", "")
            .replace(root, directory.toString());
    Path place = Files.createDirectory(directory.resolve("steps"));
    Script.Result result = new Script(List.of("sh"), place, "steps.sh", commands, Map.of()).run();
    assertThat(result.status()).as(result.output()).isZero();
  }

  private static void zip(Path file, String name) throws IOException {
    Files.createDirectories(file.getParent());
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new ZipEntry(name + ".txt"));
    }
  }

  /** The directory of the stage has the time of the file, as after a run. */
  private static void file(Path file, Instant time) throws IOException {
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    for (Path path = file; !path.endsWith("artifacts") && !path.endsWith("data"); ) {
      Files.setLastModifiedTime(path, FileTime.from(time));
      path = path.getParent();
    }
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(folder::relativize)
          .map(Path::toString)
          .toList();
    }
  }
}
