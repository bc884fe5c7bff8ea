package org.example.definitions;

import static dev.trainyard.generator.question.Questions.storage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.question.StorageQuestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the step that gives volumes to their users does, with programs of the test. */
class OwnersScriptTest {

  private static final StorageQuestion DATA = storage("storage.data");

  @TempDir Path directory;
  private Path volume;
  private Path calls;

  @BeforeEach
  void mount() throws Exception {
    volume = Files.createDirectory(directory.resolve("volume"));
    calls = Files.createFile(directory.resolve("calls"));
    Files.createDirectory(directory.resolve("bin"));
    program("chown", "#!/bin/sh\necho \"$*\" >>\"$CALLS\"\n");
  }

  private void program(String name, String content) throws Exception {
    Path program = Files.writeString(directory.resolve("bin").resolve(name), content);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** The script as the chart has it. */
  private static String script() {
    List<Map<String, Object>> manifests =
        Demo.manifestsElsewhere(
            Demo.web(
                a -> a.group("Storage", g -> g.ask(DATA)),
                c -> c.mount(DATA, "/data", m -> m.ownedBy(568, 568))),
            Map.of());
    return (String)
        Demo.at(
            Demo.find(manifests, "Deployment", "demo-web").orElseThrow(),
            "spec",
            "template",
            "spec",
            "initContainers",
            0,
            "command",
            2);
  }

  private void run(String owner) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", script(), "sh", owner + "=" + volume)
            .redirectErrorStream(true);
    builder.environment().merge("PATH", directory.resolve("bin") + ":", (path, bin) -> bin + path);
    builder.environment().put("CALLS", calls.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private String me() throws Exception {
    return Files.getAttribute(volume, "unix:uid") + ":" + Files.getAttribute(volume, "unix:gid");
  }

  @Test
  void a_volume_of_another_owner_is_given_away_as_a_whole() throws Exception {
    run("4000000:4000001");

    assertThat(Files.readAllLines(calls)).containsExactly("-R 4000000:4000001 " + volume);
  }

  @Test
  void a_volume_of_the_right_owner_is_left_alone() throws Exception {
    Files.createDirectories(volume.resolve("a/b"));

    run(me());

    assertThat(Files.readAllLines(calls)).isEmpty();
  }

  /** Who copies keys as root leaves them to root, and the program cannot read them. */
  @Test
  void what_somebody_put_in_by_hand_is_given_away_although_the_volume_has_the_right_owner()
      throws Exception {
    program("stat", "#!/bin/sh\necho 4000000:4000001\n");
    Files.createDirectories(volume.resolve(".ssh/a/deep"));
    Files.writeString(volume.resolve(".ssh/a key"), "");

    run("4000000:4000001");

    assertThat(Files.readAllLines(calls))
        .containsExactlyInAnyOrder(
            "-h 4000000:4000001 " + volume.resolve(".ssh"),
            "-h 4000000:4000001 " + volume.resolve(".ssh/a key"),
            "-h 4000000:4000001 " + volume.resolve(".ssh/a"),
            "-h 4000000:4000001 " + volume.resolve(".ssh/a/deep"));
  }
}
