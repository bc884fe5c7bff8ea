package dev.trainyard.generator.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.model.TextFile;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.TextLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that ssh-keygen makes, as they come out of a field of one line. */
class SshKeyScriptTest {

  private static final SecretQuestion QUESTION = SshAccess.sshAccess("ssh").key();

  @TempDir Path directory;
  private Path script;

  @BeforeEach
  void writeScript() throws IOException {
    script =
        Files.writeString(
            directory.resolve("ssh-key.sh"), TextFile.of(SshAccess.class, "ssh-key.sh"));
  }

  private String make(String type, String passphrase) throws Exception {
    Path file = directory.resolve("made-" + type);
    run("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-C", "me", "-f", file.toString());
    return Files.readString(file);
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private String restored(String answer) throws Exception {
    Path from = Files.writeString(directory.resolve("answer"), answer);
    Path to = directory.resolve("key");
    run("/bin/sh", script.toString(), from.toString(), to.toString());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(to)))
        .isEqualTo("rw-------");
    return Files.readString(to);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ecdsa"})
  void a_key_is_restored_however_its_lines_were_joined(String type) throws Exception {
    String key = make(type, "");

    for (String between : new String[] {"\n", " ", "", "\r\n", " \n\t"}) {
      String pasted = key.replace("\n", between);
      assertThat(QUESTION.limits().admits(pasted)).as(pasted).isTrue();
      assertThat(restored(pasted)).isEqualTo(key);
    }
    assertThat(run("ssh-keygen", "-y", "-f", directory.resolve("key").toString()))
        .isEqualTo(Files.readString(directory.resolve("made-" + type + ".pub")));
  }

  @Test
  void the_wizard_takes_single_lines_of_known_hosts_as_ssh_keyscan_writes_them() {
    TextLimits limits = SshAccess.sshAccess("ssh").knownHosts().limits();
    String line = "|1|aGFzaA==|aGFzaA== ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA==";

    assertThat(limits.admits(line)).isTrue();
    assertThat(limits.admits("[git.example.org]:2222,10.0.0.1 ssh-rsa AAAAB3NzaC1yc2E=")).isTrue();
    assertThat(limits.admits(line + " " + line)).isFalse();
    assertThat(limits.admits(line + "\n" + line)).isFalse();
    assertThat(limits.admits("# git.example.org:22 SSH-2.0-OpenSSH_9.2")).isFalse();
  }

  @Test
  void the_wizard_takes_keys_takes_keys_without_a_passphrase_only() throws Exception {
    assertThat(QUESTION.limits().admits(make("ed25519", ""))).isTrue();
    assertThat(QUESTION.limits().admits(make("ecdsa", "secret"))).isFalse();
  }
}
