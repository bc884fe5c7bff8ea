package org.example.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the services do that prepare an app, with a shell, in a folder instead of a container. */
class SetupScriptTest {

  @TempDir private Path root;
  private SetupFolder setup;

  @BeforeEach
  void prepare() throws IOException {
    setup = new SetupFolder(root);
    program(
        "htpasswd",
        "read -r password; echo \":hash-of-$password-$(cat " + root.resolve("salt") + ")\"; echo");
    Files.writeString(root.resolve("salt"), "1");
  }

  private void program(String name, String content) throws IOException {
    setup.program(name, content);
  }

  private Process start(String host, String... arguments) throws IOException {
    return setup.start(host, List.of(arguments));
  }

  private void run(String... arguments) throws Exception {
    setup.run(List.of(arguments));
  }

  private String secret(String key) throws IOException {
    return Files.readString(root.resolve("secrets").resolve(key));
  }

  @Test
  void a_secret_is_made_once() throws Exception {
    run("web", "secret db-password 32");
    String first = secret("db-password");
    run("web", "secret db-password 32");

    assertThat(first).matches("[A-Za-z0-9]{32}");
    assertThat(secret("db-password")).isEqualTo(first);
    assertThat(Files.getPosixFilePermissions(root.resolve("secrets/db-password")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void services_that_run_at_once_have_the_same_secret() throws Exception {
    Files.createDirectories(root.resolve("in/c"));
    Files.writeString(root.resolve("in/c/f"), "TRAINYARD_SECRET_key_");
    List<Process> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      all.add(start("host" + i, "web" + i, "secret key 24", "file 1:1 0400 c/f"));
    }
    for (Process process : all) {
      assertThat(process.waitFor()).isZero();
    }

    assertThat(IntStream.range(0, 12).mapToObj(i -> root.resolve("files/web" + i + "/c/f")))
        .allSatisfy(file -> assertThat(Files.readString(file)).isEqualTo(secret("key")));
    try (var left = Files.list(root.resolve("secrets"))) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void files_have_secrets_owner_and_mode_and_replace_those_of_before() throws Exception {
    Files.createDirectories(root.resolve("in/web/files"));
    Files.createDirectories(root.resolve("files/web"));
    Files.writeString(root.resolve("files/web/old"), "old");
    Files.writeString(
        root.resolve("in/web/files/a"), "x=TRAINYARD_SECRET_key_;TRAINYARD_SECRET_key-2_\nno end");
    Files.writeString(root.resolve("in/web/files/b"), "a & b \\ | /\n\n");
    run(
        "web",
        "secret key 8",
        "secret key-2 9",
        "file 568:100 0440 web/files/a",
        "file 0:0 0444 web/files/b");

    assertThat(root.resolve("files/web/old")).doesNotExist();
    assertThat(root.resolve("files/web/web/files/a"))
        .hasContent("x=" + secret("key") + ";" + secret("key-2") + "\nno end");
    assertThat(Files.readString(root.resolve("files/web/web/files/b")))
        .isEqualTo("a & b \\ | /\n\n");
    assertThat(Files.getPosixFilePermissions(root.resolve("files/web/web/files/a")))
        .isEqualTo(PosixFilePermissions.fromString("r--r-----"));
    assertThat(Files.readString(root.resolve("owners")))
        .contains("568:100 " + root.resolve("files/web/web/files/a"));
  }

  @Test
  void the_word_that_ends_a_text_is_removed_there_alone() throws Exception {
    Files.createDirectories(root.resolve("in/c"));
    Files.writeString(root.resolve("in/c/empty"), "TRAINYARD_END_");
    Files.writeString(root.resolve("in/c/line"), "a TRAINYARD_END_ b\nTRAINYARD_END_");
    Files.writeString(root.resolve("in/c/open"), "a\nTRAINYARD_SECRET_key_TRAINYARD_END_");
    run(
        "web",
        "secret key 8",
        "file 1:1 0400 c/empty",
        "file 1:1 0400 c/line",
        "file 1:1 0400 c/open");

    Path written = root.resolve("files/web/c");
    assertThat(written.resolve("empty")).isEmptyFile();
    assertThat(Files.readString(written.resolve("line"))).isEqualTo("a TRAINYARD_END_ b\n");
    assertThat(Files.readString(written.resolve("open"))).isEqualTo("a\n" + secret("key"));
  }

  @Test
  void a_hash_changes_with_its_password_only() throws Exception {
    Files.createDirectories(root.resolve("in/hash"));
    Files.writeString(root.resolve("in/hash/admin"), "first");
    run("web", "hash admin");
    String first = secret("admin");
    Files.writeString(root.resolve("salt"), "2");
    run("web", "hash admin");
    assertThat(secret("admin")).isEqualTo(first).isEqualTo("hash-of-first-1\n");

    Files.writeString(root.resolve("in/hash/admin"), "second");
    run("web", "hash admin");
    assertThat(secret("admin")).isEqualTo("hash-of-second-2\n");
  }

  @Test
  void a_password_without_a_hash_ends_it_and_leaves_the_one_of_before() throws Exception {
    Files.createDirectories(root.resolve("in/hash"));
    Files.writeString(root.resolve("in/hash/admin"), "first");
    run("web", "hash admin");
    Files.writeString(root.resolve("in/hash/admin"), "\u00e4".repeat(37));
    assertThat(start("one", "web", "hash admin").waitFor()).isEqualTo(1);
    assertThat(root.resolve("log-one")).content().contains("admin has more than 72 bytes");

    program("htpasswd", "echo 'password too long' >&2; exit 5");
    Files.writeString(root.resolve("in/hash/admin"), "second");
    assertThat(start("one", "web", "hash admin").waitFor()).isEqualTo(5);
    assertThat(secret("admin")).isEqualTo("hash-of-first-1\n");
  }

  /** Nobody may log in with a hash that is none, and an app would take a secret as it is. */
  @Test
  void nothing_is_kept_or_handed_over_in_part_where_a_disk_is_full() throws Exception {
    Files.createDirectories(root.resolve("in/hash"));
    Files.createDirectories(root.resolve("in/c"));
    Files.writeString(root.resolve("in/hash/admin"), "first");
    Files.writeString(root.resolve("in/c/f"), "TRAINYARD_SECRET_key_ and more");
    run("web", "hash admin", "secret key 8");
    String hash = secret("admin");
    Files.writeString(root.resolve("in/hash/admin"), "second");
    for (String name : List.of("head", "cut", "sed", "sha256sum")) {
      // As those of BusyBox 1.35 end.
      program(
          name,
          "PATH=${PATH#*:}; [ -f /dev/stdout ] || exec %1$s \"$@\"; %1$s \"$@\" | head -c 4; exit 0"
              .formatted(name));
    }

    failed("was not written in full: its disk may be full", "secret other 8");
    assertThat(root.resolve("secrets/other")).doesNotExist();
    failed("was not written in full: its disk may be full", "secret key 8", "file 1:1 0400 c/f");
    assertThat(root.resolve("files/web/c/f")).doesNotExist();
    program("cut", "true");
    failed("the password of admin has got no hash", "hash admin");
    assertThat(secret("admin")).isEqualTo(hash);
    failed("sed:", "hashed missing");
    Files.writeString(root.resolve("secrets/empty"), "");
    failed("there is no empty", "hashed empty");
  }

  private void failed(String told, String... actions) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("web"));
    arguments.addAll(List.of(actions));
    assertThat(setup.start("one", arguments).waitFor()).as(told).isNotZero();
    assertThat(root.resolve("log-one")).content().contains(told);
  }

  /** Replicas have directories in the same one. */
  @Test
  void a_directory_that_another_service_makes_first_is_no_failure() throws Exception {
    program(
        "mkdir", "PATH=${PATH#*:}; for last; do :; done; mkdir -p \"$last\"; exec mkdir \"$@\"");
    run("web", "make 0755 " + root + "/whole/a/b");

    assertThat(root.resolve("whole/a/b")).isDirectory();
  }

  @Test
  void a_hash_that_is_empty_is_made_anew() throws Exception {
    Files.createDirectories(root.resolve("in/hash"));
    Files.writeString(root.resolve("in/hash/admin"), "x".repeat(72));
    Files.writeString(root.resolve("secrets/admin"), "");
    program("htpasswd", "echo ':hash'");
    run("web", "hash admin");
    assertThat(secret("admin")).isEqualTo("hash\n");
  }

  @Test
  void what_is_emptied_is_there_for_everybody() throws Exception {
    Path work = Files.createDirectories(root.resolve("work"));
    Files.createDirectories(work.resolve("deep/er"));
    Files.writeString(work.resolve(".hidden"), "x");
    run("web", "empty " + work);

    assertThat(work).isEmptyDirectory();
    assertThat(Files.getPosixFilePermissions(work))
        .isEqualTo(PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  @Test
  void directories_are_made_and_given_to_their_owner() throws Exception {
    Path work = Files.createDirectories(root.resolve("work"));
    run("web", "empty " + work, "make 0777 " + work + "/a/b *", "own 12:34 " + work + "/a/b *");
    run("web", "make 0755 " + work + "/a/b *", "make 0755 " + work + "/./c//d/");

    assertThat(work.resolve("a/b *")).isEmptyDirectory();
    for (String made : List.of("a", "a/b *")) {
      assertThat(Files.getPosixFilePermissions(work.resolve(made)))
          .isEqualTo(PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    for (String made : List.of("c", "c/d")) {
      assertThat(Files.getPosixFilePermissions(work.resolve(made)))
          .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    assertThat(Files.readAllLines(root.resolve("owners"))).contains("-hR 12:34 ./b *");
  }

  /** A definition may mount one file of a volume that is there. */
  @Test
  void what_is_a_file_stays_one() throws Exception {
    Path file = Files.writeString(root.resolve("file"), "x");
    run("web", "make 0755 " + file, "own 12345:12346 " + file);

    assertThat(file).hasContent("x");
    assertThat(Files.readAllLines(root.resolve("owners"))).contains("-hR 12345:12346 ./file");
  }

  /** A program of the app may have left it, to be given what is behind it. */
  @Test
  void no_link_is_followed_to_what_is_given_away_or_made() throws Exception {
    Path data = Files.createDirectories(root.resolve("data/own"));
    Path other = Files.createDirectories(root.resolve("other/own"));
    for (String target : List.of(other.toString(), "../../other/own", "/nowhere")) {
      Path link = Files.createSymbolicLink(data.resolve("link"), Path.of(target));
      for (String action :
          List.of(
              "own 12:34 " + link, "own 12:34 " + link + "/own", "make 0755 " + link + "/x/y")) {
        assertThat(start("one", "web", action).waitFor()).as(action).isEqualTo(1);
        assertThat(root.resolve("log-one"))
            .hasContent(
                link + " is a link, and nothing is mounted by one: remove it from the storage");
      }
      Files.delete(link);
    }

    assertThat(root.resolve("owners")).doesNotExist();
    assertThat(other).isEmptyDirectory();
  }

  /** Of a directory that has its owner nobody waits for all that is in it. */
  @Test
  void what_was_put_into_a_directory_by_hand_is_given_away_too() throws Exception {
    Path data = Files.createDirectories(root.resolve("data"));
    Files.createDirectories(data.resolve("a/b/c"));
    Files.writeString(data.resolve("a/b/key"), "k");
    Files.writeString(data.resolve("a/b/c/deep"), "d");
    program("stat", "echo 12345:12346");
    run("web", "own 12345:12346 " + data);

    assertThat(Files.readAllLines(root.resolve("owners")))
        .contains("-h 12345:12346 ./data/a")
        .contains("-h 12345:12346 ./data/a/b/key")
        .noneMatch(line -> line.contains("R") || line.contains("deep"));
  }

  @Test
  void an_action_that_is_none_fails() throws Exception {
    assertThat(start("one", "web", "dance").waitFor()).isEqualTo(1);
  }
}
