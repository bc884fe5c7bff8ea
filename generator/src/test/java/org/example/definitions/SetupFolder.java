package org.example.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** What the services do that prepare an app, with a shell, in a folder instead of a container. */
final class SetupFolder {

  private final Path root;

  SetupFolder(Path root) throws IOException {
    this.root = root;
    for (String folder : List.of("files", "secrets", "in", "tmp", "bin")) {
      Files.createDirectories(root.resolve(folder));
    }
    // Only root may change owners.
    program("chown", "echo \"$*\" >> " + root.resolve("owners"));
  }

  /** Puts a program in the place of the machine's own. */
  void program(String name, String content) throws IOException {
    Path file = root.resolve("bin").resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + content + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String script() throws IOException {
    try (InputStream in =
        SetupFolder.class.getResourceAsStream("/META-INF/trainyard/compose/setup.sh")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Starts the script as on a host of this name; what it says is in {@code log-HOST}. */
  Process start(String host, List<String> arguments) throws IOException {
    Path tmp = Files.createDirectories(root.resolve("tmp").resolve(host));
    // Any program will do.
    String local =
        script()
            .replace("/bin/busybox", "/bin/sh")
            .replaceAll("(?<=[ =\"])/tmp/", tmp + "/")
            .replace("$(hostname)", host);
    for (String folder : List.of("files", "secrets", "in")) {
      local = local.replaceAll("(?<=[ =\"])/" + folder + "\\b", root.resolve(folder).toString());
    }
    List<String> command = new ArrayList<>(List.of("sh", "-c", local, "setup"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("log-" + host).toFile());
    builder.environment().merge("PATH", root.resolve("bin") + ":", (path, bin) -> bin + path);
    return builder.start();
  }

  /** Runs it to its end, which is a good one. */
  void run(List<String> arguments) throws IOException, InterruptedException {
    Process process = start("one", arguments);
    assertThat(process.waitFor()).as(Files.readString(root.resolve("log-one"))).isZero();
  }
}
