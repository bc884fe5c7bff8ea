package dev.trainyard.apps.cockroachdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificatesScriptTest {

  /**
   * Does what the real program does with these commands, as far as the script can tell: it
   * overwrites nothing, issues nothing without an authority, and names it in what it issues.
   */
  private static final String COCKROACH =
      """
      #!/bin/sh
      set -eu
      umask 077
      test "$1" = cert
      command=$2
      shift 2
      names=
      for argument; do
        case $argument in
          --certs-dir=*) directory=${argument#*=} ;;
          --ca-key=*) authority=${argument#*=} ;;
          --lifetime=*) ;;
          *) names="$names $argument" ;;
        esac
      done
      issue() {
        test ! -e "$directory/$1.key" && test ! -e "$directory/$1.crt"
        echo "$2" >"$directory/$1.key"
        echo "$2" >"$directory/$1.crt"
      }
      echo "$command$names" >>"$CALLS"
      number=$(wc -l <"$CALLS")
      case $command in
        create-ca)
          test ! -e "$authority"
          echo "authority $number" >"$authority"
          echo "authority $number" >"$directory/ca.crt"
          ;;
        create-node) issue node "node$names by $(cat "$authority"), $(cat "$directory/ca.crt")" ;;
        create-client)
          client=client$(echo "$names" | tr ' ' .)
          issue "$client" "$client by $(cat "$directory/ca.crt")"
          ;;
      esac
      """;

  @TempDir Path directory;
  private Path certificates;
  private Path calls;
  private Script script;

  @BeforeEach
  void mountAnEmptyDataset() throws IOException {
    certificates = Files.createDirectory(directory.resolve("certificates"));
    calls = Files.createFile(directory.resolve("calls"));
    script = new Script(directory, CockroachDb.class, "certificates.sh", environment());
    script.program("cockroach", COCKROACH);
  }

  private Map<String, String> environment() {
    return Map.of(
        "CERTIFICATES", certificates.toString(),
        "CALLS", calls.toString(),
        "COCKROACH", directory.resolve("bin").resolve("cockroach").toString());
  }

  @Test
  void the_first_start_makes_an_authority_and_what_it_certifies() throws Exception {
    start("localhost", "db.example.org");

    assertThat(calls())
        .containsExactly("create-ca", "create-node localhost db.example.org", "create-client root");
    assertThat(files().keySet())
        .containsExactly(
            ".trainyard-certificates",
            "ca/ca.crt",
            "ca/ca.key",
            "ca/issued",
            "ca/names",
            "client/ca.crt",
            "client/client.root.crt",
            "client/client.root.key",
            "node/ca.crt",
            "node/node.crt",
            "node/node.key");
    assertThat(files())
        .containsEntry("node/ca.crt", "authority 1\n")
        .containsEntry("client/ca.crt", "authority 1\n");
  }

  @Test
  void without_the_authority_of_the_cluster_a_node_that_joins_makes_none_and_says_what_to_do()
      throws Exception {
    Script.Result result = with(Map.of("AUTHORITY", "given")).run("localhost");

    assertThat(result.status()).isNotZero();
    assertThat(result.output())
        .contains("ca/ca.crt is missing")
        .contains(
            "Copy it and ca/ca.key from the storage of the certificates of a node that is in the"
                + " cluster");
    assertThat(calls()).isEmpty();
  }

  @Test
  void with_the_authority_of_the_cluster_a_node_that_joins_makes_its_own_certificate()
      throws Exception {
    Files.createDirectory(certificates.resolve("ca"));
    Files.writeString(certificates.resolve("ca/ca.crt"), "authority of another NAS\n");
    Files.writeString(certificates.resolve("ca/ca.key"), "authority of another NAS\n");

    Script.Result result = with(Map.of("AUTHORITY", "given")).run("localhost");

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(calls()).containsExactly("create-node localhost", "create-client root");
    assertThat(files()).containsEntry("node/ca.crt", "authority of another NAS\n");
  }

  @Test
  void a_further_node_waits_until_the_certificates_are_there_and_writes_nothing() throws Exception {
    Script waiting = with(Map.of("MADE_BY", "server", "SECONDS_TO_WAIT", "60"));
    script.program(
        "sleep",
        "#!/bin/sh\necho waited >>\"$CALLS\"\nunset MADE_BY\n/bin/sh '"
            + directory.resolve("certificates.sh")
            + "' localhost 192.168.0.10\n");

    Script.Result result = waiting.run("localhost", "192.168.0.10");

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(calls())
        .containsExactly(
            "waited", "create-ca", "create-node localhost 192.168.0.10", "create-client root");
    Map<String, String> before = files();
    issued(-400);
    assertThat(waiting.run("localhost", "192.168.0.10").status()).isZero();
    assertThat(calls()).hasSize(4);
    assertThat(files().keySet()).isEqualTo(before.keySet());
  }

  @Test
  void a_further_node_that_waits_in_vain_names_the_one_that_has_the_reason() throws Exception {
    start("localhost");
    Script waiting = with(Map.of("MADE_BY", "server", "SECONDS_TO_WAIT", "0"));

    Script.Result result = waiting.run("localhost", "another.example.org");

    assertThat(result.status()).isNotZero();
    assertThat(result.output())
        .contains("server makes them: the log of its container certificates");
  }

  /** The script of this test with more in its environment. */
  private Script with(Map<String, String> more) throws IOException {
    Map<String, String> environment = new TreeMap<>(environment());
    environment.putAll(more);
    Files.delete(directory.resolve("bin/cockroach"));
    Files.delete(directory.resolve("bin"));
    script = new Script(directory, CockroachDb.class, "certificates.sh", environment);
    script.program("cockroach", COCKROACH);
    return script;
  }

  @Test
  void private_keys_are_readable_by_their_owner_only() throws Exception {
    start("localhost");

    for (String key : List.of("ca/ca.key", "node/node.key", "client/client.root.key")) {
      assertThat(mode(key)).as(key).isEqualTo("r--------");
    }
  }

  @Test
  void a_second_start_changes_nothing() throws Exception {
    start("localhost", "db.example.org");
    Map<String, String> before = files();

    start("localhost", "db.example.org");

    assertThat(files()).isEqualTo(before);
    assertThat(calls()).hasSize(3);
  }

  @Test
  void other_names_need_another_certificate_of_the_same_authority() throws Exception {
    start("localhost");
    start("localhost", "db.example.org");

    assertThat(files())
        .containsEntry("node/ca.crt", "authority 1\n")
        .containsEntry(
            "node/node.crt", "node localhost db.example.org by authority 1, authority 1\n");
    assertThat(calls()).containsOnlyOnce("create-ca");
  }

  @Test
  void certificates_are_made_again_at_the_first_start_after_a_year() throws Exception {
    start("localhost");
    Map<String, String> before = files();
    issued(-364);
    start("localhost");
    assertThat(calls()).hasSize(3);

    issued(-366);
    start("localhost");

    assertThat(calls()).hasSize(5);
    assertThat(files()).containsEntry("ca/ca.crt", before.get("ca/ca.crt"));
  }

  @Test
  void certificates_of_a_clock_that_was_ahead_are_made_again() throws Exception {
    start("localhost");
    issued(30);

    start("localhost");

    assertThat(calls()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "0899", "-5", "1 2", "\n", "a[$(exit 9)]", "99999999999999999999"})
  void a_time_that_is_none_is_as_good_as_a_year(String time) throws Exception {
    start("localhost");
    Files.writeString(certificates.resolve("ca/issued"), time);

    start("localhost");

    assertThat(calls()).hasSize(5);
  }

  @Test
  void an_authority_without_certificate_was_never_used_and_is_made_again() throws Exception {
    Files.createDirectory(certificates.resolve("ca"));
    Files.writeString(certificates.resolve("ca/ca.key"), "of an interrupted start");

    start("localhost");

    assertThat(files()).containsEntry("ca/ca.key", "authority 1\n");
  }

  @Test
  void an_interrupted_renewal_is_taken_up_again() throws Exception {
    start("localhost");
    Files.delete(certificates.resolve("ca/issued"));
    Files.createDirectory(certificates.resolve(".trainyard-certificates.new"));
    Files.writeString(
        certificates.resolve(".trainyard-certificates.new/node.key"), "of an interrupted start");

    start("localhost");

    assertThat(calls()).hasSize(5);
    assertThat(certificates.resolve(".trainyard-certificates.new")).doesNotExist();
  }

  @Test
  void what_is_missing_or_empty_is_made_again() throws Exception {
    start("localhost");
    for (String file : List.of("node/node.crt", "client/client.root.key", "node/ca.crt")) {
      Path path = certificates.resolve(file);
      Files.delete(path);
      Files.createFile(path);

      start("localhost");

      assertThat(path).isNotEmptyFile();
    }
  }

  @Test
  void another_authority_certifies_everything_anew() throws Exception {
    start("localhost");
    Files.delete(certificates.resolve("ca/ca.crt"));
    Files.delete(certificates.resolve("ca/ca.key"));

    start("localhost");

    assertThat(files())
        .containsEntry("node/ca.crt", "authority 4\n")
        .containsEntry("node/node.crt", "node localhost by authority 4, authority 4\n")
        .containsEntry("client/client.root.crt", "client.root by authority 4\n");
  }

  @Test
  void a_lost_certificate_of_the_authority_is_put_back_from_its_copies() throws Exception {
    start("localhost");
    Map<String, String> before = files();
    for (List<String> lost : List.of(List.of("ca/ca.crt"), List.of("ca/ca.crt", "node/ca.crt"))) {
      for (String file : lost) {
        Files.delete(certificates.resolve(file));
      }

      Script.Result result = script.run("localhost");

      assertThat(result.status()).as(result.output()).isZero();
      assertThat(result.output()).contains("ca/ca.crt is missing, and put back from ");
      assertThat(calls()).containsOnlyOnce("create-ca");
      assertThat(files())
          .containsEntry("ca/ca.crt", before.get("ca/ca.crt"))
          .containsEntry("ca/ca.key", before.get("ca/ca.key"))
          .containsEntry("node/ca.crt", before.get("ca/ca.crt"));
    }
  }

  @Test
  void without_any_copy_of_its_certificate_the_key_of_the_authority_stays() throws Exception {
    start("localhost");
    for (String file : List.of("ca/ca.crt", "node/ca.crt", "client/ca.crt")) {
      Files.delete(certificates.resolve(file));
    }
    Map<String, String> before = files();

    Script.Result result = script.run("localhost");

    assertThat(result.status()).isNotZero();
    assertThat(result.output()).contains("Copy it back from a client");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void a_lost_key_of_the_authority_stops_the_start_and_changes_nothing() throws Exception {
    start("localhost");
    Files.delete(certificates.resolve("ca/ca.key"));
    Map<String, String> before = files();

    Script.Result result = script.run("localhost", "db.example.org");

    assertThat(result.status()).isNotZero();
    assertThat(result.output()).contains("ca/ca.key is missing. Restore it from a snapshot.");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void certificates_of_an_earlier_cluster_stay_and_are_named() throws Exception {
    for (String file : List.of("ca/ca.crt", "ca/ca.key", "node/node.key", "client/ca.crt")) {
      Files.createDirectories(certificates.resolve(file).getParent());
      Files.writeString(certificates.resolve(file), "of an earlier cluster");
    }
    Map<String, String> before = files();

    Script.Result result = script.run("localhost");

    assertThat(result.status()).isNotZero();
    assertThat(result.output())
        .contains("node/node.key is of somebody else")
        .contains("keep the file .trainyard-certificates, or the folder ca alone");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void what_somebody_else_keeps_in_the_dataset_stays_and_is_named() throws Exception {
    for (String file : List.of("client/notes.txt", ".new/photo.jpg")) {
      Files.createDirectories(certificates.resolve(file).getParent());
      Files.writeString(certificates.resolve(file), "of somebody else");
    }
    Map<String, String> before = files();

    Script.Result result = script.run("localhost");

    assertThat(result.status()).isNotZero();
    assertThat(result.output()).contains("client/notes.txt is of somebody else");
    assertThat(files()).isEqualTo(before);
    assertThat(calls()).isEmpty();
  }

  @Test
  void keys_that_were_opened_to_others_are_protected_again() throws Exception {
    start("localhost");
    Files.setPosixFilePermissions(
        certificates.resolve("node/node.key"), PosixFilePermissions.fromString("rw-rw-r--"));

    start("localhost");

    assertThat(mode("node/node.key")).isEqualTo("r--------");
  }

  @Test
  void a_key_of_another_user_stops_the_start_and_tells_whose_it_is() throws Exception {
    start("localhost");
    script.program("chmod", "#!/bin/sh\nexit 1\n");
    script.program("stat", "#!/bin/sh\necho 0\n");
    script.program("id", "#!/bin/sh\necho 1000\n");

    Script.Result result = script.run("localhost");

    assertThat(result.status()).isNotZero();
    assertThat(result.output())
        .contains("cannot protect ca/ca.key: it belongs to user 0, this is user 1000.")
        .contains("Let user and group 1000 own the dataset with everything in it.");
  }

  /** With an ACL of NFS version 4 even the owner may not change the mode. */
  @Test
  void a_key_of_this_user_that_cannot_be_protected_is_blamed_on_the_acl() throws Exception {
    start("localhost");
    script.program("chmod", "#!/bin/sh\nexit 1\n");
    script.program("stat", "#!/bin/sh\necho 1000\n");
    script.program("id", "#!/bin/sh\necho 1000\n");

    Script.Result result = script.run("localhost");

    assertThat(result.status()).isNotZero();
    assertThat(result.output())
        .contains("cannot protect ca/ca.key: it belongs to this user, 1000, so that an ACL of the")
        .contains("Use a dataset with POSIX permissions")
        .doesNotContain("Let user and group");
  }

  @Test
  void an_acl_that_opens_keys_to_others_stops_the_start() throws Exception {
    script.program("chmod", "#!/bin/sh\nexit 0\n");
    script.program("stat", "#!/bin/sh\necho 770\n");

    Script.Result result = script.run("localhost");

    assertThat(result.status()).isNotZero();
    assertThat(result.output())
        .contains("ca/ca.key has the mode 770 instead of 400")
        .contains("Use a dataset with POSIX permissions");
  }

  @Test
  void a_dataset_that_cannot_be_written_stops_the_start() throws Exception {
    Files.writeString(certificates.resolve("ca"), "a file in the way");

    Script.Result result = script.run("localhost");

    assertThat(result.status()).isNotZero();
    assertThat(result.output()).contains("cannot write to the dataset");
    assertThat(calls()).isEmpty();
  }

  @Test
  void a_failure_of_the_program_stops_the_start_and_the_next_one_recovers() throws Exception {
    script.program("cockroach", COCKROACH.replace("create-client)", "create-client) exit 3 ;; -)"));
    assertThat(script.run("localhost").status()).isNotZero();

    script.program("cockroach", COCKROACH);
    start("localhost");

    assertThat(files())
        .containsEntry("node/node.crt", "node localhost by authority 1, authority 1\n");
  }

  private Path handedOut() throws IOException {
    return Files.createDirectories(directory.resolve("handed-out"));
  }

  private Script handsOut(String users) throws IOException {
    return with(Map.of("CLIENTS", users, "HANDED_OUT", handedOut().toString()));
  }

  private Script handsOut(String users, List<String> shell) throws IOException {
    Map<String, String> environment = new TreeMap<>(environment());
    environment.put("CLIENTS", users);
    environment.put("HANDED_OUT", handedOut().toString());
    Path place = Files.createTempDirectory(directory, "shell");
    return new Script(shell, place, CockroachDb.class, "certificates.sh", environment);
  }

  private Map<String, String> handedOutFiles() throws IOException {
    return files(handedOut());
  }

  @Test
  void users_get_certificates_of_the_same_authority_where_others_can_fetch_them() throws Exception {
    handsOut("app reader");
    start("localhost");

    assertThat(calls())
        .containsExactly(
            "create-ca",
            "create-node localhost",
            "create-client root",
            "create-client app",
            "create-client reader");
    assertThat(handedOutFiles())
        .isEqualTo(
            Map.of(
                "ca.crt", "authority 1\n",
                "app/ca.crt", "authority 1\n",
                "app/client.app.crt", "client.app by authority 1\n",
                "app/client.app.key", "client.app by authority 1\n",
                "reader/ca.crt", "authority 1\n",
                "reader/client.reader.crt", "client.reader by authority 1\n",
                "reader/client.reader.key", "client.reader by authority 1\n"));
  }

  @Test
  void everybody_may_read_certificates_that_are_handed_out_and_the_group_keys() throws Exception {
    Files.createDirectories(handedOut().resolve("app"));
    Files.writeString(handedOut().resolve("app/.new"), "of an interrupted start");
    Files.setPosixFilePermissions(
        handedOut().resolve("app/.new"), PosixFilePermissions.fromString("rw-rw-rw-"));
    handsOut("app");
    start("localhost");

    assertThat(mode("../handed-out/ca.crt")).isEqualTo("rw-r--r--");
    assertThat(mode("../handed-out/app/client.app.crt")).isEqualTo("rw-r--r--");
    assertThat(mode("../handed-out/app/client.app.key")).isEqualTo("rw-r-----");
    assertThat(mode("clients/app/client.app.key")).isEqualTo("r--------");
  }

  @Test
  void what_is_handed_out_stays_and_is_put_back_when_it_is_gone() throws Exception {
    handsOut("app");
    start("localhost");
    Map<String, String> before = handedOutFiles();
    Files.delete(handedOut().resolve("app/client.app.key"));
    Files.writeString(handedOut().resolve("ca.crt"), "of somebody else");

    start("localhost");

    assertThat(handedOutFiles()).isEqualTo(before);
    assertThat(calls()).hasSize(4);
  }

  @Test
  void who_is_not_on_the_list_any_more_loses_what_was_made_here_and_nothing_else()
      throws Exception {
    handsOut("app reader");
    start("localhost");
    Files.createDirectories(handedOut().resolve("photos"));
    Files.writeString(handedOut().resolve("photos/one.jpg"), "of somebody else");
    Files.writeString(handedOut().resolve("reader/notes.txt"), "of somebody else");

    handsOut("app");
    start("localhost");

    assertThat(handedOutFiles().keySet())
        .containsExactly(
            "app/ca.crt",
            "app/client.app.crt",
            "app/client.app.key",
            "ca.crt",
            "photos/one.jpg",
            "reader/notes.txt");
    with(Map.of());
    start("localhost");
    assertThat(certificates.resolve("clients/app")).doesNotExist();
    assertThat(handedOutFiles()).containsKey("app/client.app.key");
  }

  static Stream<List<String>> shells() {
    return Script.shells();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void every_shell_of_the_images_makes_keeps_and_hands_out_the_same(List<String> shell)
      throws Exception {
    Map<String, String> environment = new TreeMap<>(environment());
    environment.put("HANDED_OUT", handedOut().toString());
    environment.put("CLIENTS", "app reader root");
    Path place = Files.createDirectory(directory.resolve("shell"));
    environment.put("COCKROACH", place.resolve("bin/cockroach").toString());
    script = new Script(shell, place, CockroachDb.class, "certificates.sh", environment);
    script.program("cockroach", COCKROACH);

    start("localhost", "*.nas.example.org");
    Map<String, String> before = files();
    start("localhost", "*.nas.example.org");

    assertThat(files()).isEqualTo(before);
    assertThat(handedOutFiles()).hasSize(7);
    start("localhost");
    assertThat(calls())
        .containsExactly(
            "create-ca",
            "create-node localhost *.nas.example.org",
            "create-client root",
            "create-client app",
            "create-client reader",
            "create-node localhost",
            "create-client root");
  }

  @Test
  void certificates_of_users_follow_the_authority_and_the_year() throws Exception {
    handsOut("app");
    start("localhost");
    Path issued = certificates.resolve("clients/app/issued");
    long seconds = Long.parseLong(Files.readString(issued).strip());
    Files.writeString(issued, seconds - 366 * 86_400L + "\n");
    start("localhost");
    assertThat(calls()).hasSize(5).endsWith("create-client app");

    Files.delete(certificates.resolve("ca/ca.crt"));
    Files.delete(certificates.resolve("ca/ca.key"));
    start("localhost");

    assertThat(handedOutFiles())
        .containsEntry("ca.crt", "authority 6\n")
        .containsEntry("app/ca.crt", "authority 6\n")
        .containsEntry("app/client.app.crt", "client.app by authority 6\n");
  }

  @Test
  void whoever_may_do_everything_gets_no_certificate_that_others_can_fetch() throws Exception {
    handsOut("root app node");

    Script.Result result = script.run("localhost");

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.output())
        .contains("none is handed out of root", "none is handed out of node");
    assertThat(handedOutFiles())
        .containsOnlyKeys("ca.crt", "app/ca.crt", "app/client.app.crt", "app/client.app.key");
  }

  /** A full share must not keep the database from starting. */
  @Test
  void what_cannot_be_handed_out_is_told_and_the_database_starts_all_the_same() throws Exception {
    Files.writeString(handedOut().resolve("app"), "a file in the way");
    handsOut("app");

    Script.Result result = script.run("localhost");

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.output())
        .contains("certificates: they cannot be handed out: ")
        .contains("/app is no directory. Move it away.");
    assertThat(files()).containsKeys("node/node.key", "clients/app/client.app.key");
  }

  @ParameterizedTest
  @ValueSource(strings = {".new", "app/.new", "app/ca.crt", "app/client.app.key"})
  void a_directory_that_has_the_name_of_what_is_handed_out_is_named(String directory)
      throws Exception {
    Files.createDirectories(handedOut().resolve(directory).resolve("photos"));
    handsOut("app");

    Script.Result result = script.run("localhost");

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.output()).contains(directory + " is a directory. Move it away.");
    assertThat(handedOut().resolve(directory).resolve("photos")).isDirectory();
  }

  static Stream<Arguments> linksOfOthers() {
    return shells()
        .flatMap(shell -> Stream.of("ca", "clients/app").map(led -> Arguments.of(shell, led)));
  }

  /** Whoever writes to what is handed out must reach nothing else by it. */
  @ParameterizedTest
  @MethodSource("linksOfOthers")
  void a_link_instead_of_the_directory_of_a_user_leads_nowhere(List<String> shell, String led)
      throws Exception {
    handsOut("app");
    start("localhost");
    Map<String, String> before = files();
    for (String file : List.of("ca.crt", "client.app.crt", "client.app.key")) {
      Files.delete(handedOut().resolve("app").resolve(file));
    }
    Files.delete(handedOut().resolve("app"));
    Files.createSymbolicLink(handedOut().resolve("app"), certificates.resolve(led));

    Script.Result listed = handsOut("app", shell).run("localhost");

    assertThat(listed.status()).as(listed.output()).isZero();
    assertThat(listed.output()).contains("/app is no directory. Move it away.");
    assertThat(files()).isEqualTo(before);
    Script.Result removed = handsOut("", shell).run("localhost");
    assertThat(removed.status()).as(removed.output()).isZero();
    assertThat(removed.output()).contains("what was handed out to app is not in ");
    before.keySet().removeIf(file -> file.startsWith("clients/"));
    assertThat(files()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_link_or_pipe_instead_of_a_file_is_replaced(List<String> shell) throws Exception {
    handsOut("app");
    start("localhost");
    Map<String, String> before = files();
    Map<String, String> handedOut = handedOutFiles();
    Path app = handedOut().resolve("app");
    Files.delete(handedOut().resolve("ca.crt"));
    Files.createSymbolicLink(handedOut().resolve("ca.crt"), certificates.resolve("node"));
    Files.delete(app.resolve("client.app.key"));
    Files.createSymbolicLink(app.resolve("client.app.key"), certificates.resolve("ca/ca.key"));
    Files.createSymbolicLink(app.resolve(".new"), certificates.resolve("ca/ca.key"));
    Files.delete(app.resolve("ca.crt"));
    assertThat(new ProcessBuilder("mkfifo", app.resolve("ca.crt").toString()).start().waitFor())
        .isZero();

    Script.Result result = handsOut("app", shell).run("localhost");

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(files()).isEqualTo(before);
    assertThat(handedOutFiles()).isEqualTo(handedOut);
    assertThat(app.resolve("client.app.key")).matches(key -> !Files.isSymbolicLink(key));
  }

  /**
   * Killed before each of its commands that change something, functions and subshells included, by
   * a shell that can count them. Whatever is there then has to be whole, and the next start
   * finishes it.
   */
  @Test
  void a_start_that_is_killed_at_any_command_is_finished_by_the_next_one() throws Exception {
    Path killer =
        Files.writeString(
            directory.resolve("killer"),
            """
            set -o functrace
            commands=0
            count() {
              case $1 in
                mv* | rm* | cp* | mkdir* | chmod* | *'>'* | *COCKROACH*) commands=$((commands + 1)) ;;
              esac
              test "$commands" -lt "$KILLED_AT" || kill -9 $$
            }
            trap 'count "$BASH_COMMAND"' DEBUG
            """);
    int killed = 0;
    for (int at = 1; ; at++) {
      Path place = Files.createDirectory(directory.resolve("killed-" + at));
      certificates = Files.createDirectory(place.resolve("certificates"));
      Path out = Files.createDirectory(place.resolve("handed-out"));
      Map<String, String> environment = new TreeMap<>(environment());
      environment.put("CERTIFICATES", certificates.toString());
      environment.put("CLIENTS", "app");
      environment.put("HANDED_OUT", out.toString());
      environment.put("COCKROACH", place.resolve("bin/cockroach").toString());
      Script whole = new Script(place, CockroachDb.class, "certificates.sh", environment);
      whole.program("cockroach", COCKROACH);
      environment.put("BASH_ENV", killer.toString());
      environment.put("KILLED_AT", Integer.toString(at));
      Script cut =
          new Script(
              List.of("bash"),
              Files.createDirectory(place.resolve("cut")),
              CockroachDb.class,
              "certificates.sh",
              environment);

      if (cut.run("localhost").status() == 0) {
        break;
      }
      killed++;
      for (Map.Entry<String, String> file : files(out).entrySet()) {
        if (file.getKey().endsWith(".crt") && !file.getKey().endsWith("ca.crt")) {
          assertThat(files(out))
              .as("killed at command " + at)
              .containsEntry(file.getKey().replace(".crt", ".key"), file.getValue());
        }
      }
      Script.Result result = whole.run("localhost");
      assertThat(result.status()).as("killed at command %s: %s", at, result.output()).isZero();
      assertThat(certificates.resolve(".trainyard-certificates.new")).doesNotExist();
      Map<String, String> files = files();
      assertThat(files.get("node/node.crt"))
          .as("killed at command " + at)
          .isEqualTo(files.get("node/node.key"))
          .endsWith(files.get("ca/ca.crt"));
      assertThat(files(out))
          .as("killed at command " + at)
          .containsOnlyKeys("ca.crt", "app/ca.crt", "app/client.app.crt", "app/client.app.key")
          .containsEntry("ca.crt", files.get("ca/ca.crt"))
          .containsEntry("app/client.app.key", files.get("clients/app/client.app.crt"));
    }
    assertThat(killed).isGreaterThan(30);
  }

  private void start(String... names) throws Exception {
    Script.Result result = script.run(names);
    assertThat(result.status()).as(result.output()).isZero();
  }

  private void issued(int days) throws IOException {
    Path issued = certificates.resolve("ca/issued");
    long seconds = Long.parseLong(Files.readString(issued).strip());
    Files.writeString(issued, seconds + days * 86_400L + "\n");
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(calls);
  }

  private String mode(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(certificates.resolve(file)));
  }

  private Map<String, String> files() throws IOException {
    return files(certificates);
  }

  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(path).toString(), Files.readString(path));
      }
    }
    return files;
  }
}
