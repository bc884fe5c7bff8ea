package dev.trainyard.catalog.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The git command line, without the configuration of the user and the machine.
 *
 * @param folder where commands run
 */
public record GitCommand(Path folder) {

  /**
   * What a command did.
   *
   * @param status exit status
   * @param text standard output and error
   */
  public record Result(int status, String text) {}

  /** Runs a command that succeeds and gives its output without the final line break. */
  public String run(String... arguments) throws IOException, InterruptedException {
    Result result = attempt(arguments);
    assertThat(result.status()).as(result.text()).isZero();
    return result.text().strip();
  }

  /** Runs a command. */
  public Result attempt(String... arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), text);
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    builder.environment().put("GIT_AUTHOR_NAME", "Test");
    builder.environment().put("GIT_AUTHOR_EMAIL", "test@example.org");
    builder.environment().put("GIT_COMMITTER_NAME", "Test");
    builder.environment().put("GIT_COMMITTER_EMAIL", "test@example.org");
    return builder.start();
  }
}
