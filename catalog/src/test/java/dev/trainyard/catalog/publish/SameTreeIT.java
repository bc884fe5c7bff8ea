package dev.trainyard.catalog.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.testing.ChildJvm;
import dev.trainyard.catalog.testing.Git;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same publication makes the same tree and the same commit everywhere. */
class SameTreeIT {

  /** On every machine, and on every Java, on which this test runs. */
  private static final String COMMIT_AND_TREE =
      "87bd262b942bbc5e6c37a1ba210acc4fc02dbbf7\n2dc0080b763f6fdb6778c20d79bfe6ac174043a3";

  private static final List<String> FAR_AWAY =
      List.of(
          "-Duser.language=tr",
          "-Duser.country=TR",
          "-Duser.timezone=Pacific/Kiritimati",
          "-Dfile.encoding=ISO-8859-1",
          "-Dline.separator=\r\n");

  @TempDir private Path temp;

  @Test
  void onADifferentMachine() throws Exception {
    Path home = Files.createDirectories(temp.resolve("home"));
    Files.writeString(
        home.resolve(".gitconfig"),
        """
        [core]
          autocrlf = true
          hooksPath = /nowhere
        [commit]
          gpgsign = true
        [user]
          name = Other
        """);
    List<String> options = new ArrayList<>(FAR_AWAY);
    options.add("-Duser.home=" + home);

    String here = publish("here", "umask 022", List.of());
    String there =
        publish(
            "a/far/away/place",
            "umask 077; export HOME=" + home + " LC_ALL=C GIT_AUTHOR_NAME=x",
            options);

    assertThat(here).isEqualTo(COMMIT_AND_TREE);
    assertThat(there).isEqualTo(COMMIT_AND_TREE);
  }

  private String publish(String folder, String preamble, List<String> options) throws Exception {
    Path place = Files.createDirectories(temp.resolve(folder));
    Path remote = Git.bare(place.resolve("remote.git"));
    List<String> command =
        ChildJvm.command(
            PublishMain.class,
            options,
            remote.toString(),
            place.resolve("work").toString(),
            "1.0.0",
            "1767225600",
            "30");
    Process child = ChildJvm.start(ChildJvm.inShell(preamble, command));
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).isZero();
    assertThat(said).contains("PUBLISHED");
    return Git.run(remote, "rev-parse", "main", "main^{tree}");
  }
}
