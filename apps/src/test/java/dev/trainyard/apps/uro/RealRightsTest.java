package dev.trainyard.apps.uro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.trainyard.apps.PatientScript;
import dev.trainyard.apps.Script;
import dev.trainyard.generator.model.TextFile;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Rights, confirmed addresses and what the page of Uro says to its database, in each PostgreSQL
 * that this machine has, with the columns that upstream's migrations make (priv/repo/migrations).
 */
class RealRightsTest {

  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

  /** The server refuses to run as root. */
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

  private static final String TABLES =
      """
      CREATE TABLE users (id uuid PRIMARY KEY, username varchar(255) UNIQUE,
        email_confirmed_at timestamp(0), password_hash varchar(255),
        email varchar(255));
      CREATE TABLE user_identities (user_id uuid REFERENCES users, uid varchar(255));
      CREATE TABLE shards (id bigserial PRIMARY KEY, updated_at timestamp(0));
      CREATE TABLE user_privilege_rulesets (user_id uuid REFERENCES users,
        is_admin boolean DEFAULT false NOT NULL,
        can_upload_avatars boolean DEFAULT false NOT NULL,
        can_upload_maps boolean DEFAULT false NOT NULL,
        can_upload_props boolean DEFAULT false NOT NULL,
        can_upload_shared_files boolean DEFAULT false NOT NULL);
      INSERT INTO users SELECT gen_random_uuid(), name
        FROM unnest(ARRAY['alice', 'bob_2', 'carol', 'dave']) name;
      INSERT INTO user_privilege_rulesets SELECT id FROM users;
      INSERT INTO user_identities SELECT id, username FROM users;
      """;

  private static final Path PAGE = Path.of("..", "docs", "apps", "uro.md");

  /** A row of the section of what only the database can do. */
  private static final Pattern STATEMENT =
      Pattern.compile("^\\| (.*) \\| `([A-Z]{4,6} .*)` \\|$", Pattern.MULTILINE);

  private static final String RIGHTS =
      """
      SELECT username FROM users JOIN user_privilege_rulesets ON user_id = users.id
        WHERE %s ORDER BY username
      """;

  @TestFactory
  List<DynamicTest> rights_go_to_those_who_are_named_and_to_nobody_else() throws IOException {
    if (!Files.isDirectory(INSTALLED)) {
      return List.of();
    }
    try (Stream<Path> versions = Files.list(INSTALLED)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(programs -> Files.isExecutable(programs.resolve("initdb")))
          .sorted()
          .map(programs -> dynamicTest(programs.toString(), () -> on(programs)))
          .toList();
    }
  }

  private static void on(Path programs) throws Exception {
    // Not a directory of JUnit's: it would have to be open to somebody who is not root.
    Machine machine = new Machine(Files.createTempDirectory("rights"), new HashMap<>());
    try (ServerSocket free = new ServerSocket(0)) {
      machine.environment().put("PGPORT", String.valueOf(free.getLocalPort()));
    }
    machine.environment().put("PATH", programs + ":" + System.getenv("PATH"));
    machine.environment().putAll(Map.of("PGHOST", "127.0.0.1", "PGUSER", "uro"));
    machine.environment().putAll(Map.of("PGDATABASE", "uro", "PGTZ", "Asia/Tokyo"));
    machine.environment().putAll(Map.of("API", "localhost", "SECONDS_TO_WAIT", "30"));
    Files.writeString(
        machine.folder().resolve("administrators.sh"),
        PatientScript.of(Uro.class, "administrators.sh"));
    Files.writeString(
        machine.folder().resolve("confirmation.sh"),
        TextFile.of(Uro.class, "confirmation.sh").replace("sleep 10", "sleep 0.1"));
    Files.writeString(machine.folder().resolve("tables.sql"), TABLES);
    if (ROOT) {
      new ProcessBuilder("chown", "-R", "nobody", machine.folder().toString()).start().waitFor();
    }
    try {
      machine.run("initdb --username=uro --auth=trust --pgdata=data >/dev/null");
      machine.run(
          "pg_ctl start --wait --silent --pgdata=data --log=log --options=\""
              + "-c listen_addresses=127.0.0.1 -c unix_socket_directories=$PWD\"");
      for (List<String> shell : Script.shells().toList()) {
        machine.run("dropdb --if-exists uro; createdb uro; psql -qf tables.sql");
        rights(machine, String.join(" ", shell));
        confirmations(machine, String.join(" ", shell));
      }
      statements(machine);
    } finally {
      machine.run("pg_ctl stop --wait --silent --mode=immediate --pgdata=data; rm -rf \"$PWD\"/*");
      Files.delete(machine.folder());
    }
  }

  private static void rights(Machine machine, String shell) throws Exception {
    for (int run = 0; run < 2; run++) {
      assertThat(machine.run("ADMINISTRATORS=alice,nobody UPLOADERS=carol " + shell + " adm*.sh"))
          .isEqualTo("administrators: alice is one\nadministrators: carol may upload");
    }
    assertThat(machine.names("is_admin")).isEqualTo("alice");
    assertThat(machine.names("can_upload_avatars AND can_upload_maps AND can_upload_props"))
        .isEqualTo("alice\ncarol");
    assertThat(machine.names("can_upload_shared_files")).isEqualTo("alice");

    // None of it can be answered; a script must not lean on that.
    machine.run(
        "ADMINISTRATORS=\"x'); DROP TABLE users; --,\\\\,:'admins',%,*\" UPLOADERS=\"\\$(id)\" "
            + shell
            + " administrators.sh");
    machine.run("ADMINISTRATORS= UPLOADERS= " + shell + " administrators.sh");
    assertThat(machine.names("is_admin")).isEqualTo("alice");
    assertThat(machine.names("true").lines()).hasSize(4);
  }

  private static void confirmations(Machine machine, String shell) throws Exception {
    String earlier = "2020-01-02 03:04:05";
    machine.run("psql -qc \"UPDATE users SET email_confirmed_at = '" + earlier + "'\"");
    machine.run("psql -qc \"UPDATE users SET email_confirmed_at = NULL WHERE username = 'dave'\"");

    String said =
        machine.run(
            ": >said; "
                + shell
                + " confirmation.sh >>said & waiting=$!;"
                + " until grep -q confirmed said; do sleep 0.1; done;"
                + " kill $waiting; wait $waiting || true; cat said");

    assertThat(said).isEqualTo("confirmed dave");
    // In UTC, whatever the time zone of the session is.
    assertThat(
            machine.names(
                "email_confirmed_at BETWEEN timezone('UTC', now()) - interval '5 minutes'"
                    + " AND timezone('UTC', now()) + interval '1 second'"))
        .isEqualTo("dave");
    assertThat(machine.names("email_confirmed_at = '" + earlier + "'").lines()).hasSize(3);
  }

  private static void statements(Machine machine) throws Exception {
    machine.run("psql -qc \"UPDATE users SET password_hash = 'hash of ' || username\"");
    machine.run("psql -qc \"INSERT INTO shards(updated_at) VALUES ('2025-01-01'), (now())\"");

    Map<String, String> said = new LinkedHashMap<>();
    STATEMENT
        .matcher(Files.readString(PAGE))
        .results()
        .forEach(row -> said.put(row.group(1).split("[ :]")[0], row.group(2)));
    assertThat(said).containsOnlyKeys("take", "give", "change", "let", "drop", "forget");

    machine.run("psql -d uro -c \"" + said.get("take").replace("NAME", "alice") + "\"");
    assertThat(
            machine.names(
                "is_admin OR can_upload_avatars OR can_upload_maps OR can_upload_props"
                    + " OR can_upload_shared_files"))
        .isEqualTo("carol");

    machine.run(
        "psql -d uro -c \""
            + said.get("give").replace("NAME", "bob_2").replace("OTHER", "dave")
            + "\"");
    assertThat(machine.names("password_hash = 'hash of dave'")).isEqualTo("bob_2\ndave");

    machine.run("psql -d uro -c \"" + said.get("change").replace("NAME", "bob_2") + "\"");
    assertThat(machine.names("email = 'ADDRESS' AND email_confirmed_at IS NULL"))
        .isEqualTo("bob_2");

    machine.run("psql -d uro -c \"" + said.get("let").replace("NAME", "carol") + "\"");
    assertThat(machine.names("password_hash IS NULL")).isEqualTo("carol");
    assertThat(machine.run("psql -qtAc 'SELECT uid FROM user_identities ORDER BY uid'"))
        .isEqualTo("alice\nbob_2\ndave");

    machine.run(
        "psql -qc 'CREATE UNIQUE INDEX users_username_index ON users (username)'"
            + " -c 'CREATE UNIQUE INDEX users_email_index ON users (email)'");
    machine.run("psql -d uro -c \"" + said.get("drop") + "\"");
    assertThat(
            machine.run(
                "psql -qtAc \"SELECT indexname FROM pg_indexes WHERE indexname LIKE 'users%_index'\""))
        .isEmpty();

    machine.run("psql -d uro -c \"" + said.get("forget") + "\"");
    assertThat(machine.run("psql -qtAc 'SELECT id FROM shards'")).isEqualTo("2");
  }

  private record Machine(Path folder, Map<String, String> environment) {

    /** Users of whom this is true, one a line. */
    String names(String condition) throws IOException, InterruptedException {
      return run("psql -qtAc \"" + RIGHTS.formatted(condition) + "\"");
    }

    /** Runs words of a shell as somebody who is not root. */
    String run(String words) throws IOException, InterruptedException {
      List<String> command = new ArrayList<>();
      if (ROOT) {
        command.addAll(List.of("runuser", "-u", "nobody", "--"));
      }
      command.addAll(List.of("/bin/sh", "-c", "set -e; " + words));
      Path output = Files.createTempFile("said", "");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      int status = builder.start().waitFor();
      String said = Files.readString(output, UTF_8).strip();
      Files.delete(output);
      assertThat(status).as("%s: %s", words, said).isZero();
      return said;
    }
  }
}
