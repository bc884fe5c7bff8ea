package dev.trainyard.catalog.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.publish.PublishResult.Status;
import dev.trainyard.catalog.testing.ChildJvm;
import dev.trainyard.catalog.testing.Git;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk without room, in the work folder or where the repository is, stops a publication. */
class DiskFullIT {

  @TempDir private Path temp;
  private Path remote;

  @BeforeEach
  void publishOnce() throws Exception {
    remote = Git.bare(temp.resolve("remote.git"));
    assertThat(publish(remote, "demo").status()).isEqualTo(Status.PUBLISHED);
  }

  @Test
  void inTheRepository() throws Exception {
    String before = Git.run(remote, "for-each-ref");
    // A git that cannot write large files, as on a disk without room for them.
    Path programs = Files.createDirectory(temp.resolve("programs"));
    Path git =
        Files.writeString(
            programs.resolve("git"),
            "#!/bin/sh\nPATH=${PATH#*:}\ntrap '' XFSZ\nulimit -f 4\nexec git \"$@\"\n");
    assertThat(git.toFile().setExecutable(true)).isTrue();

    String said = publishInChild("export PATH=" + programs + ":$PATH");

    assertThat(said)
        .contains("REFUSED", "TN310", "remote.git", "File too large", "Make room")
        .doesNotContain("\tat ");
    assertThat(Git.run(remote, "for-each-ref")).isEqualTo(before);
    requireNothingLeft();
    assertThat(publish(remote, "other").status()).isEqualTo(Status.PUBLISHED);
  }

  @Test
  void inTheWorkFolder() throws Exception {
    String before = Git.run(remote, "for-each-ref");

    // The unit of the limit is 512 or 1,024 bytes, depending on the shell.
    String said = publishInChild("ulimit -f 4");

    assertThat(said)
        .contains("the folder for temporary files", temp.resolve("work").toString())
        .contains("File too large")
        .doesNotContain("\tat ");
    assertThat(Git.run(remote, "for-each-ref")).isEqualTo(before);
    requireNothingLeft();
  }

  private String publishInChild(String preamble) throws Exception {
    Process child =
        ChildJvm.start(
            ChildJvm.inShell(
                preamble,
                ChildJvm.command(
                    PublishMain.class,
                    List.of("-XX:-UsePerfData"),
                    remote.toString(),
                    temp.resolve("work").toString(),
                    "2.0.0",
                    "1767225600",
                    "30")));
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).isZero();
    return said;
  }

  private void requireNothingLeft() throws Exception {
    Git.requireSound(remote, "main");
    assertThat(temp.resolve("work")).isEmptyDirectory();
    try (Stream<Path> files = Files.walk(remote)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".lock") || name.matches("(tmp_|\\.trainyard).*"));
    }
  }

  private PublishResult publish(Path repository, String app) throws Exception {
    return Publishing.publish(
        Publishing.to(Publishing.branch(repository.toString(), "main", temp.resolve("work"))),
        Publishing.app(app, "1.0.0"));
  }
}
