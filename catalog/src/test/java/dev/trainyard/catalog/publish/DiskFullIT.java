package dev.trainyard.catalog.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.publish.PublishResult.Status;
import dev.trainyard.catalog.testing.ChildJvm;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.generator.problem.Rule;
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
    Path pack = nextPack();
    Path full = remote.resolve("objects/pack/tmp_pack_" + pack.getFileName());
    // Whatever is written to this device meets the error of a full disk.
    Files.createSymbolicLink(full, Path.of("/dev/full"));
    String before = Git.run(remote, "for-each-ref");

    PublishResult result = publish(remote, "other");

    assertThat(result.status()).isEqualTo(Status.REFUSED);
    assertThat(result.problems().all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.TARGET);
              assertThat(problem.found()).contains("remote.git", "No space left on device");
              assertThat(problem.fix()).contains("Make room");
            });
    assertThat(Git.run(remote, "for-each-ref")).isEqualTo(before);
    requireNothingLeft();
    assertThat(publish(remote, "other").status()).isEqualTo(Status.PUBLISHED);
  }

  /** The name of the pack of the next publication: that of the same publication to a copy. */
  private Path nextPack() throws Exception {
    Path copy = temp.resolve("copy.git");
    Git.run(temp, "clone", "-q", "--mirror", remote.toString(), copy.toString());
    List<Path> before = packs(copy);
    assertThat(publish(copy, "other").status()).isEqualTo(Status.PUBLISHED);
    return packs(copy).stream().filter(pack -> !before.contains(pack)).findFirst().orElseThrow();
  }

  private static List<Path> packs(Path repository) throws Exception {
    try (Stream<Path> files = Files.list(repository.resolve("objects/pack"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".pack"))
          .map(name -> Path.of(name.substring("pack-".length(), name.length() - ".pack".length())))
          .toList();
    }
  }

  @Test
  void inTheWorkFolder() throws Exception {
    String before = Git.run(remote, "for-each-ref");

    // The unit of the limit is 512 or 1,024 bytes, depending on the shell.
    Process child =
        ChildJvm.start(
            ChildJvm.inShell(
                "ulimit -f 4",
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
    assertThat(said)
        .contains("the folder for temporary files", temp.resolve("work").toString())
        .contains("File too large")
        .doesNotContain("\tat ");
    assertThat(Git.run(remote, "for-each-ref")).isEqualTo(before);
    requireNothingLeft();
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
