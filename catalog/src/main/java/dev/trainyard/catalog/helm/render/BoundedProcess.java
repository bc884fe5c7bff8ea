package dev.trainyard.catalog.helm.render;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs a program of others with data of others: with an environment of its own, nothing to read,
 * and limits of time, memory and output. Limits of memory hold where there is a POSIX shell. It
 * ends with this JVM.
 *
 * @param time how long it may take
 * @param memory how many bytes of memory it may reserve
 * @param output how many bytes it may print
 */
record BoundedProcess(Duration time, long memory, int output) {

  private static final Path SHELL = Path.of("/bin/sh");
  private static final int WORDS = 8 * 1024;
  private static final int BLOCK = 512;
  private static final int BUFFER = 64 * 1024;

  /**
   * What came of a run.
   *
   * @param exit its exit code
   * @param output what it printed; cut off at the limit
   * @param words the beginning of what it printed as errors
   * @param limit which limit it met; empty when none
   */
  record Ended(int exit, String output, String words, String limit) {}

  /**
   * Runs a program to its end.
   *
   * @param command the program as an absolute path, and its arguments
   * @param folder where it runs, and where a file with its errors is kept for a while; removed when
   *     this JVM is told to end meanwhile
   * @param environment everything it is told
   * @throws IOException when it cannot be started, or the calling thread is interrupted
   */
  Ended run(List<String> command, Path folder, Map<String, String> environment) throws IOException {
    Path errors = Files.createTempFile(folder, "errors-", ".txt");
    try {
      ProcessBuilder builder = new ProcessBuilder(limited(command));
      builder.directory(folder.toFile()).redirectError(errors.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      Process process = builder.start();
      Thread ending = new Thread(() -> end(process, folder));
      try {
        Runtime.getRuntime().addShutdownHook(ending);
      } catch (IllegalStateException e) {
        kill(process);
        throw new IOException("is not started any more", e);
      }
      process.getOutputStream().close();
      AtomicBoolean late = new AtomicBoolean();
      CompletableFuture<Void> watch =
          CompletableFuture.runAsync(
              () -> {
                late.set(true);
                kill(process);
              },
              CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS));
      try {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        boolean whole = read(process.getInputStream(), printed);
        if (!whole) {
          kill(process);
        }
        int exit = process.waitFor();
        String limit =
            late.get()
                ? "more than " + time.toSeconds() + " s"
                : whole ? "" : "more than " + output / 1024 / 1024 + " MiB of output";
        return new Ended(exit, printed.toString(StandardCharsets.UTF_8), words(errors), limit);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("was interrupted", e);
      } finally {
        watch.cancel(false);
        kill(process);
        forget(ending);
      }
    } finally {
      Files.deleteIfExists(errors);
    }
  }

  private List<String> limited(List<String> command) {
    if (!Files.isExecutable(SHELL)) {
      return command;
    }
    List<String> limited =
        new ArrayList<>(
            List.of(
                SHELL.toString(),
                "-c",
                // Not every system has each of them.
                "ulimit -v \"$1\" 2>/dev/null; ulimit -t \"$2\" 2>/dev/null;"
                    + " ulimit -f \"$3\" 2>/dev/null; ulimit -c 0 2>/dev/null;"
                    + " shift 3; exec \"$@\"",
                "limited",
                Long.toString(memory / 1024),
                Long.toString(2 * time.toSeconds()),
                Long.toString(output / BLOCK)));
    limited.addAll(command);
    return limited;
  }

  private boolean read(InputStream from, ByteArrayOutputStream to) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (from) {
      for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
        to.write(buffer, 0, Math.min(count, output - to.size()));
        if (to.size() >= output) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      // The stream of a process that was ended.
      return true;
    }
  }

  private static String words(Path errors) throws IOException {
    try (InputStream in = Files.newInputStream(errors)) {
      return new String(in.readNBytes(WORDS), StandardCharsets.UTF_8);
    }
  }

  /** What is left when nobody goes on. */
  private static void end(Process process, Path folder) {
    kill(process);
    process.onExit().join();
    ChartCopy.remove(folder);
  }

  private static void forget(Thread ending) {
    try {
      Runtime.getRuntime().removeShutdownHook(ending);
    } catch (IllegalStateException e) {
      // It is at work.
    }
  }

  private static void kill(Process process) {
    if (!process.isAlive()) {
      // Nobody finds its children any more, and to look for them takes a look at every process.
      return;
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
