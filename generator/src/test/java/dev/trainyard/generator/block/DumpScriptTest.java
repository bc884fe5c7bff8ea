package dev.trainyard.generator.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.model.TextFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dumps of a PostgreSQL that runs, with programs that only tell their calls. */
class DumpScriptTest {

  private static final String OWN = "notes.database/";

  @TempDir private Path temp;

  private Path dumps;
  private Path script;
  private Process process;

  @BeforeEach
  void programs() throws IOException {
    dumps = Files.createDirectory(temp.resolve("dumps"));
    Files.createDirectory(temp.resolve("bin"));
    script =
        Files.writeString(
            temp.resolve("dumps.sh"),
            DumpScript.of(TextFile.of(Server.class, "dumps-postgresql.sh")));
    program("psql", "echo \"psql $*\" >>calls; cat >>calls");
    program("pg_restore", "echo \"pg_restore $*\" >>calls");
    program("pg_dump", "for a; do case $a in --file=*) echo whole >\"${a#*=}\";; esac; done");
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  private void program(String name, String body) throws IOException {
    Path file = Files.writeString(temp.resolve("bin").resolve(name), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private BufferedReader started(String... words) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.concat(Stream.of("/bin/sh", script.toString()), Stream.of(words)).toList())
            .directory(temp.toFile())
            .redirectErrorStream(true);
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "PGHOST", "127.0.0.1",
                "PGUSER", "notes",
                "PGDATABASE", "notes",
                "DUMPS", dumps.toString(),
                "DUMPED", "notes.database",
                "HOURS", "24",
                "KEEP", "2",
                "SECONDS_BETWEEN_LOOKS", "0.1"));
    all.put("PATH", temp.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().putAll(all);
    process = builder.start();
    return process.inputReader();
  }

  private String ended(String... words) throws IOException, InterruptedException {
    BufferedReader output = started(words);
    String all = String.join("\n", output.lines().toList());
    process.waitFor();
    return all;
  }

  private static String name(int hoursAgo) {
    return "scheduled-"
        + DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .format(LocalDateTime.now(ZoneOffset.UTC).minusHours(hoursAgo))
        + ".dump";
  }

  /** A dump that the schedule has made. */
  private String made(int hoursAgo) throws IOException {
    Path folder = Files.createDirectories(dumps.resolve(OWN));
    String name = name(hoursAgo);
    Files.writeString(folder.resolve(name), "old");
    Path list = folder.resolve(".made-by-schedule");
    String known = Files.exists(list) ? Files.readString(list) : "";
    Files.writeString(list, known + name + "\n");
    return name;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(dumps.resolve(OWN))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String calls() throws IOException {
    Path calls = temp.resolve("calls");
    return Files.exists(calls) ? Files.readString(calls, UTF_8) : "";
  }

  @Test
  void the_first_dump_is_made_at_once_and_the_signal_to_end_is_heard_between_dumps()
      throws Exception {
    BufferedReader output = started();

    assertThat(output.readLine()).startsWith("dumps: wrote " + OWN + "scheduled-");
    process.destroy();
    assertThat(process.waitFor()).isZero();
    assertThat(names()).hasSize(2).last().asString().matches("scheduled-\\d{8}T\\d{6}Z\\.dump");
  }

  @Test
  void a_dump_that_is_new_enough_is_followed_by_none_and_an_old_one_is() throws Exception {
    String old = made(25);
    String newest = made(23);
    program("sleep", "echo looked; exec /bin/sleep 0.1");
    BufferedReader output = started();
    for (int i = 0; i < 3; i++) {
      assertThat(output.readLine()).isEqualTo("looked");
    }

    Files.delete(dumps.resolve(OWN + newest));
    String said = output.readLine();
    while (said.equals("looked")) {
      said = output.readLine();
    }

    assertThat(said).startsWith("dumps: wrote ").doesNotContain(old);
  }

  @Test
  void the_newest_stay_and_files_of_others_too() throws Exception {
    String first = made(75);
    String second = made(50);
    String third = made(25);
    Files.writeString(dumps.resolve("victim"), "x");
    Path folder = dumps.resolve(OWN);
    List<String> others = List.of("1.0.0-20260101T000000Z.dump", "mine.dump", name(80), ".version");
    for (String other : others) {
      Files.createFile(folder.resolve(other));
    }
    Path list = folder.resolve(".made-by-schedule");
    Files.writeString(list, "../victim\n.new-../victim\n" + Files.readString(list));

    BufferedReader output = started();
    output.readLine();
    process.destroy();
    process.waitFor();

    assertThat(dumps.resolve("victim")).exists();
    assertThat(names()).containsAll(others).contains(third).doesNotContain(first, second);
  }

  @Test
  void a_dump_that_fails_is_told_tried_again_and_costs_none_that_is_there() throws Exception {
    String first = made(50);
    String second = made(25);
    program(
        "pg_dump",
        "for a; do case $a in --file=*) echo half >\"${a#*=}\";; esac; done; echo no space; exit 1");
    program("sleep", "exec /bin/sleep 0.1");
    BufferedReader output = started();

    for (int i = 0; i < 3; i++) {
      assertThat(output.readLine()).isEqualTo("no space");
      assertThat(output.readLine()).isEqualTo("dumps: the dump has failed, and is tried again");
    }
    process.destroy();
    process.waitFor();

    assertThat(names()).contains(first, second).noneMatch(name -> name.startsWith(".new-"));
  }

  @Test
  void a_server_that_does_not_answer_yet_is_asked_again_soon_and_then_less_often()
      throws Exception {
    program("pg_dump", "echo refused; exit 1");
    program("sleep", "echo \"sleeps $1\"; exec /bin/sleep 0.1");
    BufferedReader output = started();

    List<String> sleeps = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      assertThat(output.readLine()).isEqualTo("refused");
      assertThat(output.readLine()).isEqualTo("dumps: the dump has failed, and is tried again");
      sleeps.add(output.readLine());
    }

    assertThat(sleeps)
        .containsExactly(
            "sleeps 5",
            "sleeps 10",
            "sleeps 20",
            "sleeps 40",
            "sleeps 80",
            "sleeps 160",
            "sleeps 0.1",
            "sleeps 0.1");
  }

  @Test
  void after_a_dump_that_succeeded_a_failure_is_followed_soon_again() throws Exception {
    program(
        "pg_dump",
        "[ -e answers ] || { touch answers; echo refused; exit 1; };"
            + " for a; do case $a in --file=*) echo whole >\"${a#*=}\";; esac; done; rm answers");
    program("sleep", "echo \"sleeps $1\"; rm -f dumps/notes.database/*.dump");
    BufferedReader output = started();

    List<String> said = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String line = output.readLine();
      said.add(line.replaceFirst(" notes.*", ""));
    }

    assertThat(said.subList(0, 5))
        .containsExactly(
            "refused",
            "dumps: the dump has failed, and is tried again",
            "sleeps 5",
            "dumps: wrote",
            "sleeps 0.1");
    assertThat(said.subList(5, 10)).isEqualTo(said.subList(0, 5));
  }

  /** Of somebody else, or a file: mkdir says which. */
  @Test
  void a_folder_that_cannot_be_made_is_told_and_tried_again() throws Exception {
    Files.createFile(dumps.resolve("notes.database"));
    program("sleep", "exec /bin/sleep 0.1");
    BufferedReader output = started();

    for (int i = 0; i < 2; i++) {
      assertThat(output.readLine()).contains("mkdir", "notes.database");
      assertThat(output.readLine()).isEqualTo("dumps: the dump has failed, and is tried again");
    }
  }

  @Test
  void what_a_dump_that_was_cut_off_has_left_goes_with_the_next_one() throws Exception {
    made(50);
    String half = ".new-" + name(49);
    Path folder = dumps.resolve(OWN);
    Files.writeString(folder.resolve(half), "half");
    Files.writeString(
        folder.resolve(".made-by-schedule"),
        Files.readString(folder.resolve(".made-by-schedule")) + half + "\n");

    assertThat(started().readLine()).startsWith("dumps: wrote ");

    assertThat(names()).hasSize(3).doesNotContain(half);
  }

  /** A list without a name would leave dumps that nobody ever removes. */
  @Test
  void a_list_that_cannot_be_written_costs_none_of_its_names() throws Exception {
    String first = made(75);
    String second = made(50);
    Path list = dumps.resolve(OWN + ".made-by-schedule");
    String before = Files.readString(list);
    program("sync", "case $1 in *.made-by-schedule.new) echo no space; exit 1;; esac");
    program("sleep", "exec /bin/sleep 0.1");
    BufferedReader output = started();

    assertThat(output.readLine()).isEqualTo("no space");
    assertThat(output.readLine()).isEqualTo("dumps: the dump has failed, and is tried again");
    process.destroy();
    process.waitFor();

    assertThat(list).hasContent(before.strip());
    assertThat(names()).contains(first, second);
  }

  @Test
  void a_list_that_cannot_be_shortened_is_told_and_keeps_its_names() throws Exception {
    String first = made(75);
    String second = made(50);
    // After the names of what is being made, and of what it becomes.
    program(
        "sync",
        "case $1 in *.made-by-schedule.new) echo >>writes; [ $(wc -l <writes) -lt 3 ];; esac");
    BufferedReader output = started();

    assertThat(output.readLine()).startsWith("dumps: the list of dumps stays longer");
    assertThat(output.readLine()).startsWith("dumps: wrote ");
    process.destroy();
    process.waitFor();

    assertThat(dumps.resolve(OWN + ".made-by-schedule"))
        .content()
        .contains(first, second)
        .hasLineCount(4);
  }

  @Test
  void the_signal_to_end_stops_a_dump_that_takes_long() throws Exception {
    program("pg_dump", "echo begun; exec sleep 1000");
    BufferedReader output = started();
    output.readLine();

    process.destroy();

    assertThat(process.waitFor()).isZero();
  }

  @Test
  void a_dump_is_restored_beside_the_database_before_the_names_are_exchanged() throws Exception {
    String made = made(1);

    String said = ended("restore", made);

    assertThat(process.exitValue()).as(said).isZero();
    assertThat(said).contains("the database is as in " + made, "in the database before_");
    assertThat(calls())
        .containsSubsequence(
            "CREATE DATABASE :\"new\"",
            "pg_restore --dbname=restored_",
            "pg_terminate_backend",
            "BEGIN;",
            "ALTER DATABASE :\"database\" RENAME TO :\"old\";",
            "ALTER DATABASE :\"new\" RENAME TO :\"database\";",
            "COMMIT;")
        .doesNotContain("DROP");
  }

  @Test
  void a_dump_that_cannot_be_restored_changes_nothing() throws Exception {
    String made = made(1);
    program("pg_restore", "exit 1");

    String said = ended("restore", made);

    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(said).contains("nothing was changed");
    assertThat(calls()).doesNotContain("RENAME");
  }

  @Test
  void a_restoration_that_is_ended_leaves_no_database() throws Exception {
    String made = made(1);
    program("pg_restore", "echo begun; while [ ! -e on ]; do sleep 0.1; done");
    BufferedReader output = started("restore", made);
    assertThat(output.readLine()).isEqualTo("begun");

    // Not the process itself, whose output would be lost.
    process.toHandle().destroy();
    Files.createFile(temp.resolve("on"));

    assertThat(output.readLine()).contains("the restoration was ended; nothing was changed");
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(calls()).contains("DROP DATABASE :\"new\"").doesNotContain("RENAME");
  }

  @Test
  void what_restorations_that_were_cut_off_have_left_is_told() throws Exception {
    String made = made(1);
    program("psql", "read -r line; case $line in SELECT\\ string_agg*) echo restored_x;; esac");

    assertThat(ended("restore", made))
        .contains("cut off, and may be dropped: restored_x", "the database is as in " + made);
  }

  @Test
  void what_is_no_dump_of_this_database_is_told_with_those_that_there_are() throws Exception {
    String made = made(1);
    for (String name : List.of("", "../victim", ".version", "none.dump")) {
      assertThat(ended("restore", name)).as(name).contains("There are: " + made);
      assertThat(process.exitValue()).isEqualTo(1);
    }
    assertThat(calls()).isEmpty();
    assertThat(ended("list")).isEqualTo(made);
  }

  /** It may end between the program it waited for and the next. */
  @Test
  void whoIsToldToEndWhenNothingRunsAnyMoreEndsWell() throws Exception {
    String gone = "child=999999999; kill -TERM $$; patiently sleep";
    Files.writeString(script, Files.readString(script).replace("patiently sleep", gone));

    ended();

    assertThat(process.exitValue()).isZero();
  }
}
