package dev.trainyard.apps.gocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What GoCD runs after a backup, on directories of the test. */
class PruneScriptTest {

  @TempDir Path directory;
  private Path backups;

  @BeforeEach
  void makeBackups() throws IOException {
    backups = Files.createDirectory(directory.resolve("serverBackups"));
    for (String name :
        new String[] {
          "backup_20251231-235959",
          "backup_20260101-000000",
          "backup_20260301-023000",
          "backup_20260308-023000"
        }) {
      Files.createDirectory(backups.resolve(name));
      Files.writeString(backups.resolve(name).resolve("db.zip"), "");
    }
    Files.createDirectory(backups.resolve("backup_of_mine"));
    Files.createDirectory(backups.resolve("backup_2019-2020-photos"));
    Files.writeString(backups.resolve("backup_2019-2020-photos").resolve("db.zip"), "");
    Files.createDirectory(backups.resolve("backup_20190101-000000"));
    Files.writeString(backups.resolve("backup_20190101-000000").resolve("x.jpg"), "");
    Files.writeString(backups.resolve("backup_20200101-000000"), "a file");
  }

  private void run(String status, int keep) throws Exception {
    Script script =
        new Script(
            Files.createTempDirectory(directory, "script"),
            Gocd.class,
            "prune-backups.sh",
            Map.of(
                "GOCD_BACKUP_STATUS",
                status,
                "GOCD_BACKUP_BASE_DIR",
                backups.toString(),
                "KEEP",
                Files.writeString(directory.resolve("keep"), keep + "\n").toString()));
    Script.Result result = script.run();
    assertThat(result.status()).as(result.output()).isZero();
  }

  @Test
  void the_newest_backups_stay_and_so_does_what_is_no_backup() throws Exception {
    run("success", 2);

    assertThat(backups.toFile().list())
        .containsExactlyInAnyOrder(
            "backup_20260301-023000",
            "backup_20260308-023000",
            "backup_of_mine",
            "backup_2019-2020-photos",
            "backup_20190101-000000",
            "backup_20200101-000000");
  }

  @Test
  void nothing_is_deleted_while_there_are_few_or_when_the_backup_failed() throws Exception {
    run("success", 4);
    run("success", 5);
    run("failure", 1);

    assertThat(backups.toFile().list()).hasSize(8);
  }
}
