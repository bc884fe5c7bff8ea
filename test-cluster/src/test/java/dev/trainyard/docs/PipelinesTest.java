package dev.trainyard.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.trainyard.generator.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The pipelines of the documentation call what exists, and give no secret to foreign code. */
class PipelinesTest {

  @TempDir private Path folder;

  private static final String FOLDER = "docs/examples/pipelines";
  private static final Pattern PINNED = Pattern.compile("[a-z-]+/[a-z-]+@[0-9a-f]{40}");
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ *(.*?) *}}");

  private static List<String> files(String system) {
    return Repository.files(FOLDER, "").stream()
        .filter(path -> path.startsWith(FOLDER + "/" + system))
        .toList();
  }

  private static JsonNode read(String path) {
    return YamlReader.read(Repository.text(path)).root().toJson();
  }

  @Test
  void every_pipeline_is_shown_or_linked() {
    String page = Repository.text("docs/pipelines.md");

    assertThat(files("")).hasSize(8).allSatisfy(path -> assertThat(page).contains(name(path)));
  }

  private static String name(String path) {
    return path.substring("docs/".length());
  }

  @TestFactory
  Stream<DynamicTest> every_command_can_be_called() {
    Commands commands = new Commands();
    return files("").stream()
        .map(
            path ->
                dynamicTest(
                    path,
                    () -> {
                      List<String> found = commands(read(path));
                      if (!path.contains("comment")) {
                        assertThat(found).isNotEmpty();
                      }
                      assertThat(found)
                          .allSatisfy(command -> assertThat(commands.faults(command)).isEmpty());
                    }));
  }

  /** The calls of Maven: lines of scripts, and GoCD's commands with their arguments. */
  private static List<String> commands(JsonNode node) {
    List<String> commands = new ArrayList<>();
    if (node.path("command").asText().equals("mvn")) {
      commands.add(
          "mvn "
              + texts(node.path("arguments"))
                  .map(argument -> argument.replace(" ", "_"))
                  .collect(Collectors.joining(" ")));
    } else if (node.isTextual()) {
      node.textValue()
          .lines()
          .map(String::strip)
          .filter(line -> line.startsWith("mvn "))
          .map(line -> EXPRESSION.matcher(line).replaceAll("1"))
          .forEach(commands::add);
    }
    node.forEach(child -> commands.addAll(commands(child)));
    return commands;
  }

  private static Stream<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
  }

  @Test
  void every_action_is_one_that_this_repository_uses_itself() {
    String own =
        Repository.files(".github/workflows", ".yml").stream()
            .map(Repository::text)
            .collect(Collectors.joining());
    Set<String> uses = new TreeSet<>();
    files("github").forEach(path -> texts(read(path).findValues("uses")).forEach(uses::add));

    assertThat(uses)
        .isNotEmpty()
        .allSatisfy(action -> assertThat(action).matches(PINNED))
        .allSatisfy(action -> assertThat(own).contains("uses: " + action + " # v"));
  }

  private static Stream<String> texts(List<JsonNode> nodes) {
    return nodes.stream().map(JsonNode::asText);
  }

  @TestFactory
  Stream<DynamicTest> every_workflow_of_github_is_a_careful_one() {
    return files("github").stream().map(path -> dynamicTest(path, () -> careful(read(path))));
  }

  private static void careful(JsonNode workflow) {
    assertThat(workflow.path("permissions").isObject()).isTrue();
    assertThat(events(workflow)).doesNotContain("pull_request_target");
    for (JsonNode job : workflow.path("jobs")) {
      assertThat(job.path("timeout-minutes").isInt()).isTrue();
      boolean secret = job.toString().contains("secrets.");
      if (events(workflow).contains("pull_request") && secret) {
        assertThat(job.path("if").asText())
            .as("a secret is not for foreign code")
            .containsAnyOf(
                "github.event.pull_request.head.repo.full_name == github.repository",
                "github.event_name == 'schedule'");
      }
      for (JsonNode step : job.path("steps")) {
        if (step.path("uses").asText().startsWith("actions/checkout@")) {
          assertThat(step.at("/with/persist-credentials").asText()).isEqualTo("false");
          assertThat(events(workflow)).as("runs nothing of others").doesNotContain("workflow_run");
        }
        // A text from outside that is put into a script becomes part of it.
        assertThat(EXPRESSION.matcher(step.path("run").asText()).results().map(m -> m.group(1)))
            .allMatch("github.event.number"::equals);
      }
    }
  }

  /** Maven reads settings, extensions and a POM in the folder that it starts in. */
  @Test
  void whatOthersProposeIsCheckedFromOutsideOfIt() {
    for (JsonNode job : read(FOLDER + "/github-check.yml").path("jobs")) {
      for (JsonNode step : job.path("steps")) {
        if (step.path("run").asText().contains("mvn ")) {
          assertThat(step.path("working-directory").asText()).isEqualTo("${{ runner.temp }}");
          assertThat(step.path("run").asText()).contains("-Dtruenas.catalog=\"$GITHUB_WORKSPACE\"");
        }
      }
    }
    for (JsonNode pipeline : read(FOLDER + "/gocd-check.gocd.yaml").path("pipelines")) {
      assertThat(pipeline.path("materials").findValuesAsText("destination"))
          .containsExactly("catalog");
      List<JsonNode> calls = pipeline.findValues("exec");
      assertThat(calls)
          .isNotEmpty()
          .filteredOn(call -> call.path("command").asText().equals("mvn"))
          .isNotEmpty()
          .allSatisfy(
              call -> {
                assertThat(call.has("working_directory")).isFalse();
                assertThat(texts(call.path("arguments"))).contains("-Dtruenas.catalog=catalog");
              });
    }
  }

  /** What a shell's echo makes of backslashes differs, and texts of others are full of them. */
  @Test
  void whatIsReadFromAHostReachesJqAsItIs() throws Exception {
    String script =
        read(FOLDER + "/gocd-pull-requests.gocd.yaml").findValues("arguments").stream()
            .map(arguments -> arguments.path(1).asText())
            .filter(text -> text.contains("jq length"))
            .findFirst()
            .orElseThrow();
    Path answer = Files.writeString(folder.resolve("answer"), "[{\"body\": \"a\\r\\nb\\\\\"}]");
    program("curl", "cat " + answer);
    program(
        "jq",
        "cat >>" + folder.resolve("read") + "; echo >>" + folder.resolve("read") + "; echo 1");
    program("mvn", "echo \"$@\" >" + folder.resolve("called"));
    ProcessBuilder shell = new ProcessBuilder("sh", "-euc", script).redirectErrorStream(true);
    shell.environment().put("PATH", folder + ":" + System.getenv("PATH"));
    shell.environment().put("GITHUB_TOKEN", "x");
    Process process = shell.start();

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
    assertThat(process.waitFor()).isZero();
    assertThat(folder.resolve("read")).hasContent((Files.readString(answer) + "\n").repeat(2));
    assertThat(folder.resolve("called")).content().contains("-Dtruenas.previews.keep=1 ");
  }

  private void program(String name, String script) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static final JsonSchema WORKFLOW = workflow();

  private static JsonSchema workflow() {
    try (InputStream schema =
        PipelinesTest.class.getResourceAsStream("/schema/github-workflow.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> every_workflow_of_github_fits_its_schema() {
    return Stream.concat(
            files("github").stream(), Repository.files(".github/workflows", ".yml").stream())
        .map(path -> dynamicTest(path, () -> assertThat(WORKFLOW.validate(read(path))).isEmpty()));
  }

  @Test
  void the_schema_of_workflows_refuses_what_is_none() {
    String known = Repository.text(FOLDER + "/github-check.yml");

    for (String wrong :
        List.of(
            known.replace("runs-on:", "run-on:"),
            known.replace("timeout-minutes: 15", "timeout-minutes: soon"),
            known.replace("  pull_request:\n", "  pull-request:\n"),
            known.replace("        run: >", "        runs: >"))) {
      assertThat(WORKFLOW.validate(YamlReader.read(wrong).root().toJson())).isNotEmpty();
    }
  }

  /** A shell that reads a script to its end without running it. */
  @TestFactory
  Stream<DynamicTest> every_script_is_one() {
    return Stream.concat(
            files("").stream().flatMap(path -> scripts(read(path)).stream()),
            Repository.files("docs/examples/hooks", "").stream().map(Repository::text))
        .map(script -> dynamicTest(script.lines().findFirst().orElse(""), () -> parses(script)));
  }

  private static void parses(String script) throws IOException, InterruptedException {
    Process shell = new ProcessBuilder("sh", "-n").redirectErrorStream(true).start();
    try (OutputStream in = shell.getOutputStream()) {
      in.write(EXPRESSION.matcher(script).replaceAll("1").getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(said).isZero();
  }

  /** What a runner of GitHub hands to a shell, and what GoCD's agents do. */
  private static List<String> scripts(JsonNode node) {
    List<String> scripts = new ArrayList<>();
    if (node.path("run").isTextual()) {
      scripts.add(node.path("run").textValue());
    }
    if (node.path("command").asText().equals("sh")) {
      scripts.add(texts(node.path("arguments")).reduce((before, last) -> last).orElseThrow());
    }
    node.forEach(child -> scripts.addAll(scripts(child)));
    return scripts;
  }

  private static List<String> events(JsonNode workflow) {
    JsonNode on = workflow.path("on");
    List<String> events = new ArrayList<>();
    if (on.isTextual()) {
      events.add(on.textValue());
    }
    on.fieldNames().forEachRemaining(events::add);
    assertThat(events).isNotEmpty();
    return events;
  }

  @Test
  void a_stage_of_gocd_that_runs_proposals_has_no_secret_unless_somebody_allows_it() {
    JsonNode pipeline =
        read(FOLDER + "/gocd-pull-requests.gocd.yaml").at("/pipelines/catalog-pull-requests");
    assertThat(pipeline.has("secure_variables")).isFalse();
    for (JsonNode entry : pipeline.path("stages")) {
      JsonNode stage = entry.elements().next();
      boolean secret = stage.toString().contains("secure_variables");
      boolean foreign = !stage.path("fetch_materials").asText().equals("false");
      assertThat(secret && foreign && !stage.path("approval").asText().equals("manual"))
          .as(entry.fieldNames().next())
          .isFalse();
    }
  }

  /**
   * One that asks for none runs on every agent (gocd/gocd config/config-api/…/Agent.java,
   * hasAllResources).
   */
  @Test
  void no_agent_of_gocd_runs_foreign_code_and_jobs_with_a_secret() {
    List<String> untrusted = new ArrayList<>();
    for (String file : files("gocd")) {
      for (JsonNode pipeline : read(file).path("pipelines")) {
        for (JsonNode entry : pipeline.path("stages")) {
          entry
              .elements()
              .next()
              .path("jobs")
              .properties()
              .forEach(
                  job -> {
                    List<String> resources = texts(job.getValue().path("resources")).toList();
                    if (job.getValue().has("secure_variables")) {
                      assertThat(resources).as(job.getKey()).containsExactly("trusted");
                    }
                    if (resources.contains("untrusted")) {
                      assertThat(resources).containsExactly("untrusted");
                      untrusted.add(job.getKey());
                    }
                  });
        }
      }
    }
    assertThat(untrusted).containsExactly("compare");
  }
}
