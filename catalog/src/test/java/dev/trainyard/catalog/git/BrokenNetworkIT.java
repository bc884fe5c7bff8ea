package dev.trainyard.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trainyard.catalog.git.CatalogBranch.Outcome;
import dev.trainyard.catalog.git.Edit.NextCommit;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.catalog.testing.GitHttpServer;
import dev.trainyard.catalog.testing.GitSshServer;
import dev.trainyard.catalog.testing.Mishap;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Connections that break, servers that fall silent and servers that refuse. Whatever happens, the
 * repository is sound, has the commit or not, and the result says which.
 */
class BrokenNetworkIT {

  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final Duration USUAL = Duration.ofMinutes(1);

  private static final String SSH_HANDSHAKE = "org.apache.sshd.config.auth-timeout";

  @TempDir private Path temp;
  private Path remote;

  @BeforeEach
  void publishOnce() throws Exception {
    remote = Git.bare(temp.resolve("remote.git"));
    push(remote.toString(), Access.USUAL, "first", USUAL);
  }

  @ParameterizedTest
  @EnumSource(names = {"CUT_BEFORE", "CUT_WITHIN"})
  void httpIsCutAndNothingIsPublished(Mishap mishap) throws Exception {
    try (GitHttpServer server = new GitHttpServer(remote)) {
      server.atNextPush(mishap);

      refused(server.url(), login(), USUAL);
      assertThat(push(server.url(), login(), "second", USUAL).pushed()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CUT_BEFORE", "CUT_WITHIN"})
  void sshIsCutAndNothingIsPublished(Mishap mishap) throws Exception {
    try (GitSshServer server = new GitSshServer(remote)) {
      Access access = key(server);
      server.atNextPush(mishap);

      refused(server.url(), access, USUAL);
      assertThat(push(server.url(), access, "second", USUAL).pushed()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CUT_AFTER", "SILENCE"})
  void httpBreaksOffWhenTheCommitIsThere(Mishap mishap) throws Exception {
    try (GitHttpServer server = new GitHttpServer(remote)) {
      server.atNextPush(mishap);

      published(push(server.url(), login(), "second", SHORT));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CUT_AFTER", "SILENCE"})
  void sshBreaksOffWhenTheCommitIsThere(Mishap mishap) throws Exception {
    try (GitSshServer server = new GitSshServer(remote)) {
      Access access = key(server);
      server.atNextPush(mishap);

      published(push(server.url(), access, "second", SHORT));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "ssh"})
  void aServerThatNeverAnswersIsGivenUp(String scheme) throws Exception {
    // The handshake of SSH has a limit of its own, two minutes.
    System.setProperty(SSH_HANDSHAKE, Long.toString(SHORT.toMillis()));
    // The system accepts connections for a socket; nobody ever reads from them.
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      Path ssh = Files.createDirectories(temp.resolve("ssh"));
      String said =
          refused(
              scheme + "://ada@127.0.0.1:" + silent.getLocalPort() + "/catalog.git",
              new Access(Optional.empty(), Optional.of(ssh), List.of()),
              SHORT);

      assertThat(said.toLowerCase(Locale.ROOT)).containsAnyOf("timed out", "timeout");
      assertThat(said).contains("Check the address");
    } finally {
      System.clearProperty(SSH_HANDSHAKE);
    }
  }

  @ParameterizedTest
  @EnumSource(GitSshServer.Endless.class)
  void anSshServerThatTalksForEverIsGivenUp(GitSshServer.Endless what) throws Exception {
    try (GitSshServer server = new GitSshServer(remote)) {
      Access access = key(server);
      server.talkForEver(what);

      assertThat(refused(server.url(), access, SHORT)).contains(server.url());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ssh://git@[::1]:1/x", "SSH://git@127.0.0.1:1/x", "HTTP://127.0.0.1:1/x"})
  void whereNobodyListensNoKeyIsAskedFor(String address) throws Exception {
    Path ssh = Files.createDirectories(temp.resolve("ssh"));
    assertThat(refused(address, new Access(Optional.empty(), Optional.of(ssh), List.of()), USUAL))
        .contains("Check the address and the network")
        .doesNotContain("Give a key", "Give a token", "UnsupportedCredentialItem");
  }

  @Test
  void httpWithoutTheRightToWrite() throws Exception {
    try (GitHttpServer server = new GitHttpServer(remote)) {
      server.makeReadOnly();

      assertThat(refused(server.url(), login(), USUAL))
          .contains("not permitted", "TRUENAS_PUBLISH_TOKEN")
          .doesNotContain(GitHttpServer.PASSWORD);
    }
  }

  @Test
  void sshWithoutTheRightToWrite() throws Exception {
    try (GitSshServer server = new GitSshServer(remote)) {
      Access access = key(server);
      server.makeReadOnly();

      assertThat(refused(server.url(), access, USUAL)).contains("push not permitted", "Give a key");
    }
  }

  /** What is said when nothing is published; neither side may have changed. */
  private String refused(String address, Access access, Duration timeout) throws IOException {
    String before = Git.run(remote, "for-each-ref");
    GitFailure failure =
        catchThrowableOfType(GitFailure.class, () -> push(address, access, "second", timeout));
    assertThat(failure).as("nothing may be published").isNotNull();
    assertThat(Git.run(remote, "for-each-ref")).isEqualTo(before);
    requireSound();
    return failure.problems().stream()
        .map(Problem::describe)
        .reduce("", (first, second) -> first + second);
  }

  private void published(Outcome outcome) throws IOException {
    assertThat(outcome.pushed()).isTrue();
    assertThat(Git.run(remote, "rev-parse", "main")).isEqualTo(outcome.commit().orElseThrow());
    requireSound();
  }

  private void requireSound() throws IOException {
    Git.requireSound(remote, "main");
    assertThat(temp.resolve("work")).isEmptyDirectory();
    try (Stream<Path> files = Files.walk(remote)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".lock") || name.matches("(incoming_|tmp_).*"));
    }
  }

  private Outcome push(String address, Access access, String name, Duration timeout)
      throws GitFailure, IOException {
    // More than a buffer of it, and nothing that could be made smaller.
    byte[] bytes = new byte[300_000];
    new Random(name.hashCode()).nextBytes(bytes);
    Edit edit =
        tip -> {
          CatalogTree tree = tip.tree();
          tree.put(new RelativePath(name), Content.text(name));
          tree.put(new RelativePath(name + "-large"), Content.bytes(bytes));
          return Optional.of(
              new NextCommit(tree, name + "\n", Instant.parse("2026-03-01T10:00:00Z")));
        };
    return new CatalogBranch(
            RemoteAddress.of(address, temp),
            "main",
            access,
            temp.resolve("work"),
            failed -> Thread.yield(),
            false,
            timeout)
        .update(edit, new Identity("Ada", "ada@example.org"), Optional.empty(), false);
  }

  private static Access login() {
    return new Access(
        Optional.of(new Access.Login(GitHttpServer.USER, GitHttpServer.PASSWORD)),
        Optional.empty(),
        List.of());
  }

  private Access key(GitSshServer server) throws Exception {
    return new Access(
        Optional.empty(),
        Optional.of(server.sshFolder(temp.resolve("ssh"), true, true)),
        List.of());
  }
}
