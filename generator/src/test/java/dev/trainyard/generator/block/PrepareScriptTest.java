package dev.trainyard.generator.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to the data before a database starts, with programs that only tell their calls. */
class PrepareScriptTest {

  private static final String OWN = "notes-database/";

  @TempDir private Path temp;

  private final Map<String, String> surroundings = new HashMap<>();
  private Path data;
  private Path dumps;

  @BeforeEach
  void directories() throws IOException {
    data = Files.createDirectory(temp.resolve("data"));
    dumps = Files.createDirectory(temp.resolve("dumps"));
    Files.createDirectory(temp.resolve("bin"));
    program("postgres", "echo 'postgres (PostgreSQL) 17.9 (Debian 17.9-1.pgdg12+1)'");
    program("pg_isready", "echo \"pg_isready $*\" >asked; exit $(cat answer)");
    program("mariadb-admin", "echo \"mariadb-admin $*\" >asked; exit $(cat answer)");
    Files.writeString(temp.resolve("answer"), "2");
    program("sleep", "echo >>waited");
    program("pg_ctl", "echo \"pg_ctl $1\" >>calls; [ ! -e broken ] || exit 1");
    program("psql", "echo \"psql $*\" >>calls; cat >>calls; echo 1");
    program(
        "pg_dump",
        "echo pg_dump >>calls; for a; do case $a in --file=*) echo old >\"${a#*=}\";; esac; done");
  }

  private record Result(int status, String output) {}

  private void program(String name, String body) throws IOException {
    Path file = Files.writeString(temp.resolve("bin").resolve(name), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Result postgreSql(String version, String... settings)
      throws IOException, InterruptedException {
    return run(
        Server.prepareScript(PostgreSql.PREPARE),
        settings,
        Map.of(
            "SERVER",
            "notes-database",
            "PGDATA",
            data.toString(),
            "POSTGRES_USER",
            "notes",
            "POSTGRES_DB",
            "notes",
            "POSTGRES_PASSWORD",
            "se'cret",
            "DUMPS",
            dumps.toString(),
            "DUMPED",
            "notes-database",
            "APP_VERSION",
            version));
  }

  private Result mariaDb(String version, String... settings)
      throws IOException, InterruptedException {
    return run(
        Server.prepareScript("mariadb.sh").replace("data=/var/lib/mysql", "data=" + data),
        settings,
        Map.of(
            "SERVER",
            "notes-database",
            "DUMPS",
            dumps.toString(),
            "DUMPED",
            "notes-database",
            "APP_VERSION",
            version,
            "MARIADB_DATABASE",
            "notes"));
  }

  private Result run(String script, String[] settings, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("/bin/bash", "-c", script, "prepare.sh"));
    words.addAll(List.of(settings));
    ProcessBuilder builder =
        new ProcessBuilder(words).directory(temp.toFile()).redirectErrorStream(true);
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(surroundings);
    all.put("PATH", temp.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().putAll(all);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Result(process.waitFor(), output);
  }

  private String calls() throws IOException {
    Path calls = temp.resolve("calls");
    return Files.exists(calls) ? Files.readString(calls) : "";
  }

  private List<String> dumps() throws IOException {
    try (Stream<Path> files = Files.walk(dumps)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> dumps.relativize(file).toString())
          .filter(file -> !file.equals(OWN + ".made-here"))
          .sorted()
          .toList();
    }
  }

  @Test
  void a_first_start_touches_nothing_and_remembers_the_version() throws Exception {
    assertThat(postgreSql("1.0.0").status()).isZero();

    assertThat(calls()).isEmpty();
    assertThat(dumps()).containsExactly(OWN + ".version");
    assertThat(dumps.resolve(OWN + ".version")).hasContent("1.0.0");
  }

  @Test
  void a_start_with_the_same_version_sets_the_password_and_dumps_nothing() throws Exception {
    postgreSql("1.0.0");
    Files.writeString(data.resolve("PG_VERSION"), "17\n");

    assertThat(postgreSql("1.0.0").status()).isZero();

    assertThat(calls())
        .contains("ALTER ROLE", "pg_ctl stop")
        .doesNotContain("pg_dump")
        .as("arguments and statements that others may see")
        .doesNotContain("se'cret");
  }

  @Test
  void a_start_with_another_version_dumps_before_the_server_starts() throws Exception {
    postgreSql("1.0.0");
    Files.writeString(data.resolve("PG_VERSION"), "17\n");

    assertThat(postgreSql("1.1.0").status()).isZero();

    assertThat(dumps())
        .hasSize(2)
        .last()
        .asString()
        .matches(OWN + "1\\.0\\.0-\\d{8}T\\d{6}Z\\.dump");
    assertThat(dumps.resolve(OWN + ".version")).hasContent("1.1.0");
  }

  /** The owner chose another image: its digest tells it apart, and is no part of the name. */
  @Test
  void a_start_with_another_release_of_the_program_dumps_under_a_name_that_people_read()
      throws Exception {
    postgreSql("1.0.0-2025.06.26@sha256:aa");
    Files.writeString(data.resolve("PG_VERSION"), "17\n");
    assertThat(postgreSql("1.0.0-2025.06.26@sha256:aa").status()).isZero();
    assertThat(dumps()).containsExactly(OWN + ".version");

    assertThat(postgreSql("1.0.0-2025.06.26@sha256:bb").status()).isZero();

    assertThat(dumps())
        .hasSize(2)
        .last()
        .asString()
        .matches(OWN + "1\\.0\\.0-2025\\.06\\.26-\\d{8}T\\d{6}Z\\.dump");
  }

  @Test
  void the_newest_three_dumps_stay() throws Exception {
    postgreSql("1.0.0");
    Files.writeString(data.resolve("PG_VERSION"), "17\n");
    for (int i = 1; i <= 5; i++) {
      assertThat(postgreSql("1." + i + ".0").status()).isZero();
    }

    assertThat(dumps()).hasSize(4).contains(OWN + ".version");
    assertThat(dumps().stream().map(name -> name.replaceFirst("-\\d.*", "")))
        .contains(OWN + "1.2.0", OWN + "1.3.0", OWN + "1.4.0");
  }

  /** A list without a name would leave dumps that nobody ever removes. */
  @Test
  void a_list_or_version_that_cannot_be_written_stays_as_it_was() throws Exception {
    postgreSql("1.0.0");
    Files.writeString(data.resolve("PG_VERSION"), "17\n");
    postgreSql("1.1.0");
    Path list = dumps.resolve(OWN + ".made-here");
    String before = Files.readString(list);

    program("sync", "case $1 in *.made-here.new) echo no space; exit 1;; esac");
    assertThat(postgreSql("1.2.0").status()).isNotZero();
    assertThat(list).hasContent(before.strip());

    program("sync", "case $1 in *.version.new) echo no space; exit 1;; esac");
    assertThat(postgreSql("1.2.0").status()).isNotZero();
    assertThat(dumps.resolve(OWN + ".version")).hasContent("1.1.0");
    assertThat(list).content().contains(before.strip().lines().toList());
  }

  /** The folder may be one in which the owner, or another app, keeps dumps of its own. */
  @Test
  void files_of_others_stay_whatever_their_names() throws Exception {
    postgreSql("1.0.0");
    Files.writeString(data.resolve("PG_VERSION"), "17\n");
    Files.writeString(dumps.resolve("victim"), "x");
    Files.writeString(dumps.resolve(OWN + ".made-here"), "../victim\n");
    List<String> others =
        List.of(
            "a.dump",
            ".new",
            ".version",
            OWN + "0.1.0-20260101T000000Z.dump",
            OWN + "0.2.0-20260101T000000Z.dump",
            OWN + "0.3.0-20260101T000000Z.dump",
            OWN + ".new",
            OWN + "mine.dump");
    for (String other : others) {
      Files.createFile(dumps.resolve(other));
    }
    for (int i = 1; i <= 5; i++) {
      assertThat(postgreSql("1." + i + ".0").status()).isZero();
    }

    assertThat(dumps()).contains("victim").containsAll(others).hasSize(others.size() + 5);
  }

  @Test
  void starts_that_fail_cost_no_dump_and_leave_nothing() throws Exception {
    postgreSql("1.0.0");
    Files.writeString(data.resolve("PG_VERSION"), "17\n");
    postgreSql("1.1.0");
    program(
        "pg_dump", "for a; do case $a in --file=*) echo half >\"${a#*=}\";; esac; done; exit 1");
    for (int i = 2; i <= 6; i++) {
      assertThat(postgreSql("1." + i + ".0").status()).isNotZero();
    }
    program("pg_dump", "for a; do case $a in --file=*) echo whole >\"${a#*=}\";; esac; done");
    assertThat(postgreSql("1.7.0").status()).isZero();

    assertThat(dumps()).hasSize(3);
    assertThat(dumps()).noneMatch(name -> name.contains(".new-"));
  }

  @Test
  void a_dump_that_fails_keeps_the_new_version_from_the_data() throws Exception {
    postgreSql("1.0.0");
    Files.writeString(data.resolve("PG_VERSION"), "17\n");
    program("pg_dump", "exit 1");

    assertThat(postgreSql("1.1.0").status()).isNotZero();

    assertThat(dumps.resolve(OWN + ".version")).hasContent("1.0.0");
    assertThat(calls()).contains("pg_ctl stop");
  }

  @Test
  void data_of_another_major_version_is_refused_untouched() throws Exception {
    Files.writeString(data.resolve("PG_VERSION"), "16\n");

    Result result = postgreSql("1.1.0");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("PostgreSQL 16", "PostgreSQL 17", "Nothing was changed");
    assertThat(calls()).isEmpty();
  }

  @Test
  void a_server_that_does_not_start_says_so() throws Exception {
    Files.writeString(data.resolve("PG_VERSION"), "17\n");
    Files.createFile(temp.resolve("broken"));

    Result result = postgreSql("1.0.0");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("does not start on its data");
  }

  /** What pg_ctl starts is a command line for a shell, so the stand-in has one take it apart. */
  @Test
  void the_settings_of_the_server_hold_while_its_data_is_looked_at() throws Exception {
    Files.writeString(data.resolve("PG_VERSION"), "17\n");
    program(
        "pg_ctl",
        "for a; do case $a in --options=*) eval \"set -- ${a#*=}\";"
            + " for w; do printf '<%s>' \"$w\" >>calls; done;; esac; done");

    Result result =
        postgreSql(
            "1.0.0",
            "-c",
            "shared_preload_libraries=vectors.so, a",
            "-c",
            "search_path=\"$user\", it's; `touch hacked`");

    assertThat(result.status()).isZero();
    assertThat(calls())
        .startsWith(
            "<-c><shared_preload_libraries=vectors.so, a>"
                + "<-c><search_path=\"$user\", it's; `touch hacked`>"
                + "<-c><listen_addresses=><-c><unix_socket_directories=/");
    assertThat(temp.resolve("hacked")).doesNotExist();
  }

  @Test
  void the_settings_of_a_mariadb_hold_while_its_data_is_looked_at() throws Exception {
    Files.createDirectory(data.resolve("mysql"));
    Files.writeString(data.resolve("mariadb_upgrade_info"), "11.8.2-MariaDB");
    program(
        "mariadbd",
        "[ \"$1\" = --version ] && echo 'mariadbd  Ver 11.8.8-MariaDB for x' && exit 0;"
            + " printf '<%s>' \"$@\" >>calls; exit 1");
    program("mariadb-admin", "exit 1");

    mariaDb("1.0.0", "--character_set_server=utf8mb4", "--sql_mode=A,B c");

    assertThat(calls()).startsWith("<--character_set_server=utf8mb4><--sql_mode=A,B c><--datadir=");
  }

  @Test
  void data_of_a_newer_mariadb_is_refused_untouched() throws Exception {
    Files.createDirectory(data.resolve("mysql"));
    Files.writeString(data.resolve("mariadb_upgrade_info"), "12.3.1-MariaDB");
    program(
        "mariadbd",
        "[ \"$1\" = --version ] || echo started >>calls;"
            + " echo 'mariadbd  Ver 11.8.8-MariaDB-ubu2404 for debian-linux-gnu on x86_64'");

    Result result = mariaDb("1.0.0");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("MariaDB 12.3", "MariaDB 11.8", "Nothing was changed");
    assertThat(calls()).isEmpty();
  }

  @Test
  void a_mariadb_that_does_not_start_says_so() throws Exception {
    Files.createDirectory(data.resolve("mysql"));
    Files.writeString(data.resolve("mariadb_upgrade_info"), "11.4.2-MariaDB");
    program(
        "mariadbd",
        "[ \"$1\" = --version ] && echo 'mariadbd  Ver 11.8.8-MariaDB for x' && exit 0;"
            + " echo 'page corruption'; exit 1");
    program("mariadb-admin", "exit 1");

    Result result = mariaDb("1.0.0");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("page corruption", "does not start on its data");
  }

  /** Each server would have the other's data under its feet, and sees no process of it. */
  @ParameterizedTest
  @CsvSource({"0", "1"})
  void data_on_which_a_server_runs_is_left_alone(int answer) throws Exception {
    Files.writeString(data.resolve("PG_VERSION"), "17\n");
    Files.writeString(temp.resolve("answer"), Integer.toString(answer));

    assertThat(postgreSql("1.1.0").status()).isZero();
    surroundings.put("KUBERNETES_SERVICE_HOST", "10.43.0.1");
    Result another = postgreSql("1.1.0");

    assertThat(another.status()).as("where a server starts next").isEqualTo(1);
    assertThat(another.output()).contains("another server runs on this data");
    assertThat(Files.readString(temp.resolve("asked"))).contains("--host=notes-database");
    assertThat(calls()).isEmpty();
  }

  /** It answers under a name of its own, which this app does not know. */
  @ParameterizedTest
  @CsvSource({"10.43.0.1", "''"})
  void data_that_another_app_has_open_is_left_alone(String cluster) throws Exception {
    Files.writeString(data.resolve("PG_VERSION"), "17\n");
    program("flock", "exit 1");
    surroundings.put("KUBERNETES_SERVICE_HOST", cluster);

    Result result = postgreSql("1.1.0");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("perhaps that of another app; nothing was changed");
    assertThat(calls()).isEmpty();
    assertThat(dumps()).isEmpty();
  }

  /** Docker Compose may run this while the server still makes its data. */
  @Test
  void a_server_that_begins_to_answer_is_left_alone() throws Exception {
    Files.writeString(data.resolve("PG_VERSION"), "17\n");
    program("flock", "exit 1");
    program("sleep", "echo >>waited; [ $(wc -l <waited) -lt 3 ] || echo 0 >answer");

    assertThat(postgreSql("1.1.0").status()).isZero();

    assertThat(temp.resolve("waited")).hasContent("\n\n\n");
    assertThat(calls()).isEmpty();
  }

  /** Whoever deletes a pod gets the next one at once. */
  @Test
  void a_server_that_ends_is_waited_for() throws Exception {
    Files.writeString(data.resolve("PG_VERSION"), "17\n");
    Files.writeString(temp.resolve("answer"), "1");
    program("sleep", "echo >>waited; [ $(wc -l <waited) -lt 3 ] || echo 2 >answer");
    surroundings.put("KUBERNETES_SERVICE_HOST", "10.43.0.1");

    assertThat(postgreSql("1.1.0").status()).isZero();

    assertThat(temp.resolve("waited")).hasContent("\n\n\n");
    assertThat(calls()).contains("pg_ctl start", "pg_dump");
  }

  @Test
  void data_on_which_a_mariadb_runs_is_left_alone() throws Exception {
    Files.createDirectory(data.resolve("mysql"));
    Files.writeString(data.resolve("mariadb_upgrade_info"), "11.8.2-MariaDB");
    Files.writeString(temp.resolve("answer"), "0");
    program(
        "mariadbd",
        "[ \"$1\" = --version ] || echo started >>calls;"
            + " echo 'mariadbd  Ver 11.8.8-MariaDB for x'");

    assertThat(mariaDb("1.1.0").status()).isZero();
    surroundings.put("KUBERNETES_SERVICE_HOST", "10.43.0.1");

    assertThat(mariaDb("1.1.0").status()).as("where a server starts next").isEqualTo(1);
    assertThat(Files.readString(temp.resolve("asked"))).contains("--host=notes-database");
    assertThat(calls()).isEmpty();
  }
}
