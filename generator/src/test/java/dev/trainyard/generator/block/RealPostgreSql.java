package dev.trainyard.generator.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder in which words of a shell have the programs of a real PostgreSQL. */
record RealPostgreSql(Path folder, Map<String, String> environment) {

  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

  /** The server refuses to run as root. */
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

  private static final List<String> APART =
      List.of("unshare", "--pid", "--ipc", "--fork", "--kill-child");

  /** The programs of each that this machine has. */
  static Stream<Path> installed() throws IOException {
    if (!Files.isDirectory(INSTALLED)) {
      return Stream.of();
    }
    try (Stream<Path> versions = Files.list(INSTALLED)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(programs -> Files.isExecutable(programs.resolve("initdb")))
          .sorted()
          .toList()
          .stream();
    }
  }

  static RealPostgreSql with(
      Path programs, Map<String, String> files, Map<String, String> surroundings)
      throws IOException, InterruptedException {
    // Not a directory of JUnit's: it would have to be open to somebody who is not root.
    Path folder = Files.createTempDirectory("postgresql");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", programs + ":" + System.getenv("PATH"));
    environment.put("PGHOST", "127.0.0.1");
    environment.put("PGPORT", String.valueOf(port));
    environment.put("PGUSER", "notes");
    environment.put("PGDATABASE", "notes");
    environment.put("DUMPS", folder.toString());
    environment.put("DUMPED", "notes.database");
    environment.putAll(surroundings);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    if (ROOT) {
      new ProcessBuilder("chown", "-R", "nobody", folder.toString()).start().waitFor();
    }
    return new RealPostgreSql(folder, environment);
  }

  /** Runs words of a shell as somebody who is not root. */
  String run(String words) throws IOException, InterruptedException {
    Path output = Files.createTempFile("said", "");
    int status = start(List.of(), words, output).waitFor();
    String said = Files.readString(output, UTF_8).strip();
    Files.delete(output);
    assertThat(status).as("%s: %s", words, said).isZero();
    return said;
  }

  /**
   * Starts them where no process and no memory of others is seen, as in another container, if this
   * user may do that.
   */
  Process apart(String words, Path output) throws IOException, InterruptedException {
    return start(mayBeApart() ? APART : List.of(), words, output);
  }

  private static boolean mayBeApart() throws IOException, InterruptedException {
    List<String> tried = new ArrayList<>(APART);
    tried.add("true");
    return ROOT && new ProcessBuilder(tried).start().waitFor() == 0;
  }

  private Process start(List<String> before, String words, Path output) throws IOException {
    List<String> command = new ArrayList<>(before);
    if (ROOT) {
      command.addAll(List.of("runuser", "-u", "nobody", "--"));
    }
    command.addAll(List.of("/bin/sh", "-c", "set -e; " + words));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }
}
