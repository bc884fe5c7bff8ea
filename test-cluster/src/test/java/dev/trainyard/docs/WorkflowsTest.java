package dev.trainyard.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What runs on a server calls what exists, and nobody else's code that may change. */
class WorkflowsTest {

  private static final Pattern USES = Pattern.compile("uses: (.+)");
  private static final Pattern COMMAND = Pattern.compile("\\./mvnw [^)\"\n]*");

  @Test
  void every_action_is_pinned_to_a_commit() {
    assertThat(found(USES, 1))
        .isNotEmpty()
        .allSatisfy(uses -> assertThat(uses).matches("[a-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9.]+"));
  }

  @Test
  void every_command_can_be_called() {
    Commands commands = new Commands();
    assertThat(found(COMMAND, 0))
        .isNotEmpty()
        .allSatisfy(command -> assertThat(commands.faults(command)).isEmpty());
  }

  @Test
  void the_test_command_of_the_readme_runs_on_a_fresh_machine() {
    assertThat(Repository.text(".ci/run"))
        .endsWith("exec ./mvnw --batch-mode --no-transfer-progress verify\n");
    assertThat(Repository.text("README.md")).contains("```shell\n./mvnw verify\n```");
  }

  private static List<String> found(Pattern pattern, int group) {
    return Stream.concat(
            Repository.files(".github/workflows", ".yml").stream(), Stream.of(".ci/run"))
        .map(Repository::text)
        .flatMap(text -> pattern.matcher(text).results().map(match -> match.group(group)))
        .map(String::strip)
        .toList();
  }
}
