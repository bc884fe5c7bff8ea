package dev.trainyard.catalog.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.testing.ChildJvm;
import dev.trainyard.catalog.testing.Git;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures with the keys of GnuPG, and keys that are locked; needs git, gpg and ssh-keygen. */
class SigningIT {

  private static final String PASSPHRASE = "c0rrect-h0rse";

  @TempDir private Path temp;
  private Path remote;
  private Path home;

  @BeforeEach
  void createRemote() throws Exception {
    remote = Git.bare(temp.resolve("remote.git"));
    home =
        Files.createDirectory(
            temp.resolve("gpg"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  @AfterEach
  void stopAgent() throws Exception {
    run("gpgconf", "--homedir", home.toString(), "--kill", "all");
  }

  @Test
  void anOpenPgpSignatureIsOneThatGitVerifies() throws Exception {
    createKey("rsa2048", "");

    assertThat(publish("OPENPGP", "joerg@example.org")).startsWith("PUBLISHED ");

    assertThat(run("git", "-C", remote.toString(), "verify-commit", "main"))
        .contains("Good signature from");
    Git.requireSound(remote, "main");
  }

  @Test
  void anOpenPgpSignatureThatNobodyCouldVerifyIsNotMade() throws Exception {
    createKey("ed25519", "");

    assertThat(publish("OPENPGP", "joerg@example.org"))
        .startsWith("REFUSED ")
        .contains("TN313", "Ed25519", "format ssh");
    assertThat(Git.run(remote, "for-each-ref")).isEmpty();
  }

  @Test
  void aLockedOpenPgpKeyIsAProblemAndNoQuestion() throws Exception {
    createKey("rsa2048", PASSPHRASE);

    requireRefused(publish("OPENPGP", "joerg@example.org"));
  }

  @Test
  void aLockedSshKeyIsAProblemAndNoQuestion() throws Exception {
    Path key = temp.resolve("key");
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", PASSPHRASE, "-f", key.toString());

    requireRefused(publish("SSH", key + ".pub"));
  }

  /** A key is read whole, whatever has its name. */
  @Test
  void whatIsNoKeyIsNotRead() throws Exception {
    Path large = temp.resolve("large");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(3L << 30);
    }
    requireRefused(publish("SSH", large.toString()));
    requireRefused(publish("SSH", large + ".pub"));

    run("mkfifo", temp.resolve("pipe").toString());
    requireRefused(publish("SSH", temp.resolve("pipe").toString()));
  }

  @Test
  void aKeyThatIsDamagedOrOnlyItsPublicPartIsAProblem() throws Exception {
    Path key = temp.resolve("key");
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
    String whole = Files.readString(key);
    Files.writeString(key, whole.replaceAll("(?m)^.{9}", "="));
    requireRefused(publish("SSH", key.toString()));

    Files.delete(key);
    requireRefused(publish("SSH", key + ".pub"));
  }

  private void requireRefused(String said) {
    assertThat(said)
        .startsWith("REFUSED ")
        .contains("TN313", "could not be signed", "a key without passphrase, or one that an agent")
        .doesNotContain(PASSPHRASE)
        .doesNotContain("null");
    assertThat(Git.run(remote, "for-each-ref")).isEmpty();
    assertThat(temp.resolve("work")).isEmptyDirectory();
  }

  private void createKey(String algorithm, String passphrase) throws Exception {
    run(
        "gpg",
        "--homedir",
        home.toString(),
        "--batch",
        "--pinentry-mode",
        "loopback",
        "--passphrase",
        passphrase,
        "--quick-generate-key",
        "Jörg <joerg@example.org>",
        algorithm,
        "sign",
        "never");
  }

  /** In a JVM of its own: JGit looks once where GnuPG keeps its keys. */
  private String publish(String format, String key) throws Exception {
    Process child =
        new ProcessBuilder(
                ChildJvm.inShell(
                    "unset SSH_AUTH_SOCK; export GNUPGHOME=" + home,
                    ChildJvm.command(
                        PublishMain.class,
                        List.of(),
                        remote.toString(),
                        temp.resolve("work").toString(),
                        "1.0.0",
                        "1767225600",
                        "1",
                        format,
                        key)))
            .redirectErrorStream(true)
            .start();
    child.getOutputStream().close();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).as(said).isZero();
    assertThat(said).doesNotContain(PASSPHRASE).contains("ready\n");
    return said.substring(said.indexOf("ready\n") + "ready\n".length());
  }

  private String run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("GNUPGHOME", home.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
