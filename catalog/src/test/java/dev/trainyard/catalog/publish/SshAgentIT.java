package dev.trainyard.catalog.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.testing.ChildJvm;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.catalog.testing.GitSshServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that only an SSH agent holds lets a publisher in, and without the agent nothing does. */
class SshAgentIT {

  @TempDir private Path temp;

  @Test
  void anAgentHasTheKey() throws Exception {
    Path remote = Git.bare(temp.resolve("remote.git"));
    try (GitSshServer server = new GitSshServer(remote)) {
      Path key = server.sshFolder(temp.resolve("keys"), true, true).resolve("id_rsa");
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
      server.sshFolder(temp.resolve("home/.ssh"), true, false);
      List<String> publish = publish(server.url());

      assertThat(said(publish)).contains("TN310").doesNotContain("PUBLISHED");

      List<String> withAgent =
          new ArrayList<>(
              List.of(
                  "ssh-agent",
                  "sh",
                  "-c",
                  "ssh-add -q \"$0\" && rm \"$0\" && \"$@\"",
                  key.toString()));
      withAgent.addAll(publish);
      assertThat(said(withAgent)).contains("PUBLISHED");
      Git.requireSound(remote, "main");
    }
  }

  private List<String> publish(String address) {
    return ChildJvm.command(
        PublishMain.class,
        List.of("-Duser.home=" + temp.resolve("home")),
        address,
        temp.resolve("work").toString(),
        "1.0.0",
        "1767225600",
        "1");
  }

  private static String said(List<String> command) throws Exception {
    Process child = ChildJvm.start(command);
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).isZero();
    return said;
  }
}
