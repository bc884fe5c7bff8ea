package dev.trainyard.catalog.publish;

import static dev.trainyard.catalog.publish.Publishing.app;
import static dev.trainyard.catalog.publish.Publishing.branch;
import static dev.trainyard.catalog.publish.Publishing.publish;
import static dev.trainyard.catalog.publish.Publishing.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.git.Access;
import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.PublicAddress;
import dev.trainyard.catalog.git.Signing;
import dev.trainyard.catalog.publish.PublishResult.Status;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.catalog.testing.GitHttpServer;
import dev.trainyard.catalog.testing.GitSshServer;
import dev.trainyard.catalog.testing.Mishap;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.generator.problem.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Publishing to every kind of repository, with what can go wrong there. */
class TargetsIT {

  @TempDir private Path temp;
  private Path remote;

  @BeforeEach
  void createRemote() {
    remote = Git.bare(temp.resolve("remote.git"));
  }

  @Test
  void fileUrl() throws Exception {
    publishTwice("file://" + remote, Access.USUAL);
  }

  @Test
  void relativePath() throws Exception {
    publishTwice("../remote.git", Access.USUAL);
  }

  @Test
  void http() throws Exception {
    try (GitHttpServer server = new GitHttpServer(remote)) {
      publishTwice(server.url(), login(GitHttpServer.PASSWORD));
    }
  }

  @Test
  void ssh() throws Exception {
    try (GitSshServer server = new GitSshServer(remote)) {
      publishTwice(server.url(), folder(server.sshFolder(temp.resolve("ssh"), true, true)));
    }
  }

  private void publishTwice(String address, Access access) throws IOException {
    CatalogBranch branch = at(address, access);
    PublishResult first = publish(to(branch), app("demo", "1.0.0"));
    PublishResult second = publish(to(branch), app("other", "1.0.0"));
    PublishResult third = publish(to(branch), app("other", "1.0.0"));

    assertThat(first.problems().all()).isEmpty();
    assertThat(List.of(first.status(), second.status(), third.status()))
        .containsExactly(Status.PUBLISHED, Status.PUBLISHED, Status.UNCHANGED);
    assertThat(Git.run(remote, "rev-parse", "main")).isEqualTo(second.commit().orElseThrow());
    assertThat(Git.run(remote, "rev-list", "--count", "main")).isEqualTo("2");
    Git.requireSound(remote, "main");
    Git.run(temp, "clone", "-q", "--branch", "main", "--depth", "1", "file://" + remote, "clone");
    assertThat(temp.resolve("clone/stable/other/1.0.0/Chart.yaml")).exists();
  }

  @Test
  void wrongCredentials() throws Exception {
    try (GitHttpServer server = new GitHttpServer(remote)) {
      String said = refused(server.url(), login("wr0ng-p4ss"), Rule.TARGET);

      assertThat(said).contains("not authorized", "TRUENAS_PUBLISH_TOKEN");
      assertThat(said).doesNotContain("wr0ng-p4ss");
      assertThat(refused(server.url(), Access.USUAL, Rule.TARGET)).contains("uthentication");
    }
  }

  @Test
  void secretsInAnAddressStaySecret() throws Exception {
    assertThat(refused("https://me:hunter2@localhost:1/x.git", Access.USUAL, Rule.TARGET))
        .contains("https://***@localhost:1/x.git")
        .doesNotContain("hunter2");
  }

  @Test
  void anUnknownHostKey() throws Exception {
    try (GitSshServer server = new GitSshServer(remote)) {
      Access access = folder(server.sshFolder(temp.resolve("ssh"), false, true));

      assertThat(refused(server.url(), access, Rule.TARGET)).contains("known_hosts");
      assertThat(temp.resolve("ssh/known_hosts")).isEmptyFile();
    }
  }

  /** People append the mark of a key that was stolen; it counts wherever it stands. */
  @ParameterizedTest
  @CsvSource({
    "LINE, true", "LINE|@revoked HOST KEY, false", "LINE|@revoked * KEY, false",
    "  @revoked * KEY|LINE, false", "LINE|@revoked other KEY, true", "LINE|@revoked, true"
  })
  void aRevokedHostKeyIsNone(String lines, boolean good) throws Exception {
    try (GitSshServer server = new GitSshServer(remote)) {
      Path known = server.sshFolder(temp.resolve("ssh"), true, true).resolve("known_hosts");
      String line = Files.readString(known).strip();
      String host = line.substring(0, line.indexOf(' '));
      Files.writeString(
          known,
          lines
                  .replace("|", "\n")
                  .replace("KEY", line.substring(host.length() + 1))
                  .replace("LINE", line)
                  .replace("HOST", host)
              + "\n");
      Access access = folder(known.getParent());

      if (good) {
        assertThat(publish(to(at(server.url(), access)), app("demo", "1.0.0")).status())
            .isEqualTo(Status.PUBLISHED);
      } else {
        assertThat(refused(server.url(), access, Rule.TARGET)).contains("@revoked");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"config", "known_hosts"})
  void whatSshWouldReadIsAFile(String name) throws Exception {
    Path folder = Files.createDirectories(temp.resolve("ssh"));
    Files.createDirectories(folder.resolve(name));

    assertThat(refused("ssh://ada@127.0.0.1:1/x.git", folder(folder), Rule.TARGET))
        .contains(name + " is neither a file nor a link to one");
  }

  @Test
  void aKeyThatIsNotLetIn() throws Exception {
    try (GitSshServer server = new GitSshServer(remote)) {
      Access access = folder(server.sshFolder(temp.resolve("ssh"), true, false));

      assertThat(refused(server.url(), access, Rule.TARGET)).contains("key");
    }
  }

  @Test
  void noRepositoryAndNoHost() throws Exception {
    assertThat(refused(temp.resolve("none.git").toString(), Access.USUAL, Rule.TARGET))
        .contains("git init --bare");
    assertThat(refused("https://no-such-host.invalid/x.git", Access.USUAL, Rule.TARGET))
        .contains("no-such-host.invalid");
  }

  @Test
  void theNetworkIsCutBeforeTheCommitArrives() throws Exception {
    try (GitHttpServer server = new GitHttpServer(remote)) {
      server.atNextPush(Mishap.CUT_BEFORE);

      refused(server.url(), login(GitHttpServer.PASSWORD), Rule.TARGET);
      publishTwice(server.url(), login(GitHttpServer.PASSWORD));
    }
  }

  @Test
  void theNetworkIsCutAfterTheCommitArrived() throws Exception {
    try (GitHttpServer server = new GitHttpServer(remote)) {
      server.atNextPush(Mishap.CUT_AFTER);

      PublishResult result =
          publish(to(at(server.url(), login(GitHttpServer.PASSWORD))), app("demo", "1.0.0"));

      assertThat(result.status()).isEqualTo(Status.PUBLISHED);
      assertThat(Git.run(remote, "rev-parse", "main")).isEqualTo(result.commit().orElseThrow());
    }
  }

  @Test
  void aHookRefuses() throws Exception {
    Path hook =
        Files.writeString(
            remote.resolve("hooks/pre-receive"), "#!/bin/sh\necho not today >&2\nexit 1\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThat(refused(remote.toString(), Access.USUAL, Rule.TARGET_REFUSES))
        .contains("pre-receive hook declined");
    Files.delete(hook);
    publishTwice(remote.toString(), Access.USUAL);
  }

  /** As servers do that make a review of what is pushed. */
  @Test
  void aPushIsTakenAndTheBranchDoesNotMove() throws Exception {
    Git.run(remote, "config", "receive.procReceiveRefs", "refs/heads");
    Path hook =
        Files.writeString(
            remote.resolve("hooks/proc-receive"),
            """
            #!/bin/sh
            printf '000eversion=1\\0000000'
            printf '0017ok refs/heads/main\\n0000'
            cat >/dev/null
            """);
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThat(refused(remote.toString(), Access.USUAL, Rule.TARGET_REFUSES))
        .contains("was accepted, and the branch does not have it");
  }

  @Test
  void aHookPutsSomethingElseInThePlaceOfWhatIsPushed() throws Exception {
    Path hook =
        Files.writeString(
            remote.resolve("hooks/post-receive"),
            """
            #!/bin/sh
            export GIT_AUTHOR_NAME=h GIT_AUTHOR_EMAIL=h@x GIT_COMMITTER_NAME=h GIT_COMMITTER_EMAIL=h@x
            git update-ref refs/heads/main $(git commit-tree -m else $(git mktree </dev/null))
            """);
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));

    PublishResult result = publish(to(at(remote.toString(), Access.USUAL)), app("demo", "1.0.0"));

    assertThat(result.status()).isEqualTo(Status.REFUSED);
    assertThat(result.problems().describe())
        .contains("TN311", "was accepted, and the branch does not have it");
  }

  @Test
  void aWorkTreeWithTheBranchCheckedOut() throws Exception {
    Path clone = temp.resolve("work-tree");
    publish(to(at(remote.toString(), Access.USUAL)), app("demo", "1.0.0"));
    Git.run(temp, "clone", "-q", remote.toString(), clone.toString());

    PublishResult result = publish(to(at(clone.toString(), Access.USUAL)), app("other", "1.0.0"));

    assertThat(result.problems().all())
        .singleElement()
        .satisfies(problem -> assertThat(problem.found()).contains("main checked out"));
    assertThat(Git.run(clone, "status", "--porcelain")).isEmpty();
  }

  @Test
  void anSshSignatureIsOneThatGitVerifies() throws Exception {
    Path key = temp.resolve("key");
    Process keygen =
        new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
            .inheritIO()
            .start();
    assertThat(keygen.waitFor()).isZero();
    CatalogBranch branch = at(remote.toString(), Access.USUAL);
    PublishResult result =
        publish(
            new Publication(
                branch,
                SampleEdition.CATALOG,
                new CatalogInfo("Sample", PublicAddress.NONE, "main"),
                Publishing.AUTHOR,
                Optional.of(new Signing(Signing.Format.SSH, key + ".pub")),
                "",
                false),
            app("demo", "1.0.0"));
    assertThat(result.problems().all()).isEmpty();
    Path signers =
        Files.writeString(
            temp.resolve("signers"),
            "joerg@example.org " + Files.readString(Path.of(key + ".pub")));

    assertThat(
            Git.run(
                remote,
                "-c",
                "gpg.ssh.allowedSignersFile=" + signers,
                "verify-commit",
                "--verbose",
                "main"))
        .contains("Good \"git\" signature for joerg@example.org");
  }

  @Test
  void aKeyThatCannotSign() throws Exception {
    CatalogBranch branch = at(remote.toString(), Access.USUAL);
    PublishResult result =
        publish(
            new Publication(
                branch,
                SampleEdition.CATALOG,
                new CatalogInfo("Sample", PublicAddress.NONE, "main"),
                Publishing.AUTHOR,
                Optional.of(new Signing(Signing.Format.SSH, temp.resolve("none.pub").toString())),
                "",
                false),
            app("demo", "1.0.0"));

    assertThat(result.problems().all())
        .singleElement()
        .satisfies(problem -> assertThat(problem.rule()).isEqualTo(Rule.SIGNATURE));
    assertThat(Git.run(remote, "for-each-ref")).isEmpty();
  }

  /** What is said when nothing is published; the repository must not have changed. */
  private String refused(String address, Access access, Rule rule) throws IOException {
    String before = Git.run(remote, "for-each-ref");
    PublishResult result = publish(to(at(address, access)), app("demo", "1.0.0"));
    assertThat(result.status()).isEqualTo(Status.REFUSED);
    assertThat(result.problems().all())
        .singleElement()
        .satisfies(problem -> assertThat(problem.rule()).isEqualTo(rule));
    assertThat(Git.run(remote, "for-each-ref")).isEqualTo(before);
    Git.run(remote, "fsck", "--strict");
    return result.problems().describe();
  }

  private CatalogBranch at(String address, Access access) {
    return branch(address, "main", temp.resolve("work"), access);
  }

  private static Access login(String password) {
    return new Access(
        Optional.of(new Access.Login(GitHttpServer.USER, password)), Optional.empty(), List.of());
  }

  private static Access folder(Path sshFolder) {
    return new Access(Optional.empty(), Optional.of(sshFolder), List.of());
  }
}
