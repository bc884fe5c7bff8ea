package dev.trainyard.apps.gocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.Script;
import dev.trainyard.generator.model.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What GoCD runs after a backup, on directories of the test, in the shells of the images. */
class PruneScriptTest {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");

  @TempDir Path directory;
  private Path backups;
  private String latest = "backup_20260308-023000";

  static Stream<List<String>> shells() {
    return Script.shells();
  }

  @BeforeEach
  void makeBackups() throws IOException {
    backups = Files.createDirectory(directory.resolve("serverBackups"));
    for (String name :
        new String[] {
          "backup_20251231-235959",
          "backup_20260101-000000",
          "backup_20260301-023000",
          "backup_20260308-023000",
          "backup_2019-2020-photos"
        }) {
      database(name);
    }
    Files.createDirectory(backups.resolve("backup_of_mine"));
    Files.createDirectory(backups.resolve("backup_20190101-000000"));
    Files.writeString(backups.resolve("backup_20190101-000000").resolve("x.jpg"), "");
    Files.writeString(backups.resolve("backup_20200101-000000"), "a file");
  }

  /** A backup as a server makes it, as far as its database. */
  private Path database(String name) throws IOException {
    Path backup = Files.createDirectory(backups.resolve(name));
    Path version = Files.writeString(backup.resolve("version.txt"), "26.1.0 (1)");
    if (name.matches("backup_[0-9]{8}-[0-9]{6}")) {
      LocalDateTime made = LocalDateTime.parse(name.substring("backup_".length()), TIME);
      Files.setLastModifiedTime(version, FileTime.from(made.toInstant(ZoneOffset.UTC)));
    }
    Path zip = backup.resolve("db.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("cruise.mv.db"));
      out.write(new byte[100_000]);
    }
    return zip;
  }

  private void run(List<String> shell, String status, int keep) throws Exception {
    Script.Result result = run(shell, TextFile.of(Gocd.class, "prune-backups.sh"), status, keep);
    assertThat(result.status()).as(result.output()).isZero();
  }

  private Script.Result run(List<String> shell, String text, String status, int keep)
      throws Exception {
    Script script =
        new Script(
            shell,
            Files.createTempDirectory(directory, "script"),
            "prune-backups.sh",
            text,
            Map.of(
                "GOCD_BACKUP_STATUS",
                status,
                "GOCD_BACKUP_BASE_DIR",
                backups.toString(),
                "GOCD_BACKUP_PATH",
                backups.resolve(latest).toString(),
                "KEEP",
                Files.writeString(directory.resolve("keep"), keep + "\n").toString()));
    return script.run();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void the_newest_backups_stay_and_so_does_what_is_no_backup(List<String> shell) throws Exception {
    run(shell, "success", 2);

    assertThat(backups.toFile().list())
        .containsExactlyInAnyOrder(
            "backup_20260301-023000",
            "backup_20260308-023000",
            "backup_of_mine",
            "backup_2019-2020-photos",
            "backup_20190101-000000",
            "backup_20200101-000000");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void nothing_is_deleted_while_there_are_few_or_when_the_backup_failed(List<String> shell)
      throws Exception {
    run(shell, "success", 4);
    run(shell, "success", 5);
    run(shell, "failure", 1);

    assertThat(backups.toFile().list()).hasSize(8);
  }

  /** Such as after another time zone, or in the night in which summer time ends. */
  @ParameterizedTest
  @MethodSource("shells")
  void the_new_backup_stays_though_its_name_sorts_before_that_of_another_one(List<String> shell)
      throws Exception {
    latest = "backup_20260308-013000";
    Path version = database(latest).resolveSibling("version.txt");
    Files.setLastModifiedTime(version, FileTime.from(Instant.parse("2026-03-08T03:00:00Z")));

    run(shell, "success", 1);

    assertThat(backups.toFile().list())
        .contains(latest)
        .doesNotContain("backup_20260308-023000", "backup_20260301-023000");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_backup_that_a_wrong_clock_has_made_goes_before_those_of_the_right_one(List<String> shell)
      throws Exception {
    database("backup_20360101-023000");

    run(shell, "success", 3);

    assertThat(backups.toFile().list())
        .contains("backup_20260101-000000", "backup_20260301-023000", "backup_20260308-023000")
        .doesNotContain("backup_20360101-023000", "backup_20251231-235959");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_backup_that_was_cut_off_goes_and_takes_the_place_of_no_other(List<String> shell)
      throws Exception {
    Files.delete(database("backup_20260302-023000"));
    Path cut = database("backup_20260303-023000");
    byte[] whole = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    Files.write(database("backup_20260304-023000"), new byte[0]);

    run(shell, "success", 2);

    assertThat(backups.toFile().list())
        .contains("backup_20260301-023000", "backup_20260308-023000")
        .doesNotContain(
            "backup_20260302-023000", "backup_20260303-023000", "backup_20260304-023000");
  }

  /** Of a server whose database was another one, and whose artifacts this one has. */
  @ParameterizedTest
  @MethodSource("shells")
  void a_backup_with_a_dump_of_another_database_is_whole(List<String> shell) throws Exception {
    for (String name : List.of("backup_20260302-023000", "backup_20260303-023000")) {
      Path zip = database(name);
      Files.move(zip, zip.resolveSibling("db.gocd"));
    }

    run(shell, "success", 3);

    assertThat(backups.toFile().list())
        .contains("backup_20260302-023000", "backup_20260303-023000", "backup_20260308-023000")
        .doesNotContain("backup_20260301-023000");
  }

  @Test
  void whatever_line_it_was_cut_off_at_the_next_one_makes_up_for_it() throws Exception {
    List<String> shell = List.of("dash");
    List<String> interrupted = Script.interrupted(TextFile.of(Gocd.class, "prune-backups.sh"));
    assertThat(interrupted).hasSizeGreaterThan(20);
    for (String cut : interrupted) {
      run(shell, cut, "success", 2);
      run(shell, "success", 2);

      assertThat(backups.toFile().list())
          .as(cut)
          .hasSize(6)
          .contains("backup_20260301-023000", "backup_20260308-023000");
      database("backup_20251231-235959");
      database("backup_20260101-000000");
    }
  }
}
