package dev.trainyard.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs on a server calls what exists, and nobody else's code that may change. */
class WorkflowsTest {

  @TempDir private Path folder;

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

  /** A library that another one needs would be missing else. */
  @Test
  void a_release_has_every_module_and_what_it_is_made_of() throws Exception {
    List<String> modules =
        Pattern.compile("<module>(.+)</module>")
            .matcher(Repository.text("pom.xml"))
            .results()
            .map(match -> match.group(1))
            .toList();
    List<String> made = new ArrayList<>();
    for (String module : modules) {
      for (String kind : List.of(".jar", "-sources.jar", "-javadoc.jar", ".cdx.json")) {
        made.add(make(module + "/target/", module.replace('/', '-') + "-1.2.3" + kind));
      }
    }
    made.add(make("target/", "all-1.2.3.cdx.json"));
    String script =
        YamlReader.read(Repository.text(".github/workflows/release.yml"))
            .root()
            .toJson()
            .findValuesAsText("run")
            .stream()
            .filter(run -> run.startsWith("mkdir release\n"))
            .findFirst()
            .orElseThrow();

    ProcessBuilder builder =
        new ProcessBuilder("bash", "-euc", script.substring(0, script.indexOf("jar --create")))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("VERSION", "1.2.3");

    assertThat(builder.start().waitFor()).isZero();
    assertThat(modules).hasSizeGreaterThan(4);
    try (Stream<Path> copied = Files.list(folder.resolve("release"))) {
      assertThat(copied.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(made);
    }
  }

  private String make(String path, String name) throws IOException {
    Files.createFile(Files.createDirectories(folder.resolve(path)).resolve(name));
    return name;
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
