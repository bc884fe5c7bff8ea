package dev.trainyard.apps.cockroachdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.Script;
import dev.trainyard.generator.block.DumpScript;
import dev.trainyard.generator.model.TextFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dumps of one database of a CockroachDB, with a program that only tells its calls. */
class DumpsScriptTest {

  private static final String NAME = "scheduled-20260101T000000Z.backup";

  @TempDir Path directory;

  static Stream<List<String>> shells() {
    return Script.shells();
  }

  private Path folder() {
    return directory.resolve("dumps/photos.database");
  }

  /**
   * The script with a server that fails at some statements.
   *
   * @param fails what these have in them; a pattern of {@code case}
   */
  private Script script(List<String> shell, String fails) throws IOException {
    Files.createDirectories(folder().resolve(NAME));
    Script script =
        new Script(
            shell,
            Files.createDirectory(directory.resolve("script")),
            "dumps.sh",
            DumpScript.of(TextFile.of(CockroachDb.class, "dumps-cockroachdb.sh")),
            Map.ofEntries(
                Map.entry("COCKROACH", "cockroach"),
                Map.entry("DATABASE", "uro"),
                Map.entry("OWNER", "someone"),
                Map.entry("DUMPS", directory.resolve("dumps").toString()),
                Map.entry("DUMPED", "photos.database"),
                Map.entry("HOURS", "24"),
                Map.entry("KEEP", "2"),
                Map.entry("SECONDS_BETWEEN_LOOKS", "0.1"),
                Map.entry("CALLS", directory.resolve("calls").toString())));
    script.program(
        "cockroach",
        """
        #!/bin/sh
        shift
        for said; do
          printf '%%s\\n' "${said#--execute=}" >>"$CALLS"
          case $said in %s) exit 1 ;; esac
          case $said in
            *BACKUP*) path=${said#*nodelocal://1/}; mkdir -p "$DUMPS/${path%%\\'*}/2026" ;;
          esac
        done
        """
            .formatted(fails));
    return script;
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(directory.resolve("calls"));
  }

  private List<String> dumps() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void backups_are_directories_of_their_own_and_the_newest_stay(List<String> shell)
      throws Exception {
    Script script = script(shell, "nothing");
    Files.writeString(folder().resolve(".made-by-schedule"), NAME + "\n");
    Process process = script.start();
    BufferedReader output = process.inputReader();

    assertThat(output.readLine()).startsWith("dumps: wrote photos.database/scheduled-");
    process.destroy();
    assertThat(process.waitFor()).isZero();

    assertThat(calls().get(0))
        .matches(
            "BACKUP DATABASE \"uro\" INTO"
                + " 'nodelocal://1/photos.database/\\.new-scheduled-\\d{8}T\\d{6}Z\\.backup'");
    assertThat(dumps()).hasSize(3).contains(NAME, ".made-by-schedule");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void one_that_fails_is_tried_again_and_leaves_nothing(List<String> shell) throws Exception {
    Script script = script(shell, "*BACKUP*");
    script.program("sleep", "#!/bin/sh\n");
    Process process = script.start();
    BufferedReader output = process.inputReader();
    for (int i = 0; i < 2; i++) {
      assertThat(output.readLine()).isEqualTo("dumps: the dump has failed, and is tried again");
    }
    process.destroy();
    process.waitFor();

    assertThat(dumps()).containsExactly(".made-by-schedule", NAME);
  }

  /** Restored tables would belong to root alone, and Uro could not read them. */
  @ParameterizedTest
  @MethodSource("shells")
  void what_is_restored_belongs_to_the_owner_before_it_gets_the_name(List<String> shell)
      throws Exception {
    Script.Result result = script(shell, "nothing").run("restore", NAME);

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.output()).contains("as in " + NAME, "in the database before_");
    assertThat(String.join("\n", calls()))
        .containsSubsequence(
            "RESTORE DATABASE \"uro\" FROM LATEST IN 'nodelocal://1/photos.database/" + NAME,
            "WITH new_db_name = 'restored_",
            "ALTER DATABASE \"restored_",
            "OWNER TO \"someone\"",
            "USE \"restored_",
            "GRANT ALL ON SCHEMA public TO \"someone\"",
            "REASSIGN OWNED BY root TO \"someone\"",
            "ALTER DATABASE \"uro\" RENAME TO \"before_",
            "ALTER DATABASE \"restored_",
            "RENAME TO \"uro\"");
    // A database of the owner's may have any name.
    assertThat(calls()).noneMatch(call -> call.contains("DROP"));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void what_cannot_be_restored_changes_nothing(List<String> shell) throws Exception {
    Script.Result result = script(shell, "*RESTORE*").run("restore", NAME);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("nothing was changed");
    assertThat(calls()).noneMatch(call -> call.contains("RENAME"));
    assertThat(calls())
        .filteredOn(call -> call.contains("DROP"))
        .allMatch(call -> call.contains("DROP DATABASE IF EXISTS \"restored_2"));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void what_restorations_that_were_cut_off_have_left_is_told(List<String> shell) throws Exception {
    Script script = script(shell, "nothing");
    script.program(
        "cockroach",
        """
        #!/bin/sh
        case $* in *"SELECT datname"*) printf 'datname\\nrestored_a\\nrestored_b\\n' ;; esac
        """);

    Script.Result result = script.run("restore", NAME);

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.output()).contains("and may be dropped: restored_a restored_b");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_name_that_cannot_be_given_goes_back(List<String> shell) throws Exception {
    Script.Result result = script(shell, "*restored_*RENAME*").run("restore", NAME);

    assertThat(result.status()).isEqualTo(1);
    assertThat(String.join("\n", calls()))
        .matches("(?s).*ALTER DATABASE \"before_[^\"]*\" RENAME TO \"uro\".*")
        .matches("(?s).*DROP DATABASE IF EXISTS \"restored_[^\"]*\" CASCADE\\s*");
  }
}
