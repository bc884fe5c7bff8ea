package org.example.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.TextFile;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.Questions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/**
 * Commands before a container stops and after its start, on 24.10 and later: a program in front of
 * the container's own one runs them. Here it runs in the shell of the machine.
 */
class CommandsAroundTest {

  private static final BooleanQuestion MORE = Questions.yesNo("more");

  /** Tells what it reads, and ends in its own way when it is told to. */
  private static final String PROGRAM =
      "trap 'echo stopped; exit 7' TERM; read line; echo \"started with $line\"; read never";

  private static App app(Consumer<ContainerSpec> container) {
    return Demo.web(a -> a.group("G", g -> g.ask(MORE)), container);
  }

  private static String start(App app, boolean more) {
    return (String)
        Demo.at(
            Demo.composeFile(app, Map.of("more", more), Map.of()),
            "configs",
            "web.web.start",
            "content");
  }

  private record Run(Process process, BufferedReader output) {

    static Run of(String start, String... program) throws IOException {
      List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", start));
      words.addAll(List.of(program));
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      return new Run(
          process,
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
    }

    void says(String line) throws IOException {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    }

    List<String> rest() throws IOException {
      return output.lines().toList();
    }
  }

  /** Repeated because signals come at other moments each time. */
  @RepeatedTest(20)
  void a_command_runs_before_the_program_is_told_to_stop() throws Exception {
    App app = app(c -> c.command("web").preStop("echo", "it's $over"));
    Run run = Run.of(start(app, false), "sh", "-c", PROGRAM);
    run.says("input");
    assertThat(run.output().readLine()).isEqualTo("started with input");

    run.process().toHandle().destroy();
    assertThat(run.rest()).containsExactly("it's $over", "stopped");
    assertThat(run.process().waitFor()).isEqualTo(7);
  }

  /** In charts the program is process 1, which such a command often signals. */
  @Test
  void a_command_that_signals_the_first_process_reaches_the_program() throws Exception {
    App app = app(c -> c.command("web").preStop("sh", "-c", "echo once; kill -TERM $PPID"));
    Run run = Run.of(start(app, false), "sh", "-c", PROGRAM);
    run.says("input");
    run.output().readLine();

    run.process().toHandle().destroy();
    // The program is told twice, and may still be saying so when it is told again.
    assertThat(run.rest()).containsOnly("once", "stopped").containsOnlyOnce("once");
    assertThat(run.process().waitFor()).isEqualTo(7);
  }

  @Test
  void a_command_runs_beside_the_program() throws Exception {
    App app = app(c -> c.command("web").postStart("echo", "announced"));
    Run run = Run.of(start(app, false), "sh", "-c", "read line; exit 3");

    assertThat(run.output().readLine()).isEqualTo("announced");
    run.says("end");
    assertThat(run.process().waitFor()).isEqualTo(3);
  }

  @Test
  void a_program_whose_command_beside_it_fails_is_stopped() throws Exception {
    App app = app(c -> c.command("web").postStart("sh", "-c", "exit 1"));
    Run run = Run.of(start(app, false), "sh", "-c", "read never");

    assertThat(run.process().waitFor()).isNotZero();
  }

  /** A shell that has just come into being loses what it gets before the program is there. */
  @Test
  void a_signal_that_comes_while_the_program_is_started_is_not_lost() throws Exception {
    App app = app(c -> c.command("web").postStart("true"));
    Process process =
        new ProcessBuilder(
                "python3",
                "-c",
                TextFile.of(CommandsAroundTest.class, "signal_at_fork.py"),
                "/bin/sh",
                "-c",
                start(app, false),
                "sh",
                "-c",
                "read never")
            .redirectErrorStream(true)
            .start();

    assertThat(process.waitFor())
        .as(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(128 + 15);
  }

  /** Whatever a variable of the container is called, the program finds what it holds. */
  @Test
  void the_program_finds_its_variables_as_they_are() throws Exception {
    App app = app(c -> c.command("web").preStop("true").postStart("true"));
    String start = start(app, false);
    ProcessBuilder program = new ProcessBuilder("/bin/sh", "-c", start, "env");
    List<String> names =
        Pattern.compile("[A-Za-z_]+")
            .matcher(start)
            .results()
            .map(MatchResult::group)
            .distinct()
            .filter(name -> !name.startsWith("trainyard_"))
            .toList();
    names.forEach(name -> program.environment().put(name, "mine"));
    Process process = program.redirectError(ProcessBuilder.Redirect.DISCARD).start();

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
        .containsAll(names.stream().map(name -> name + "=mine").toList());
  }

  /** Of several under conditions the one that holds; none is none. */
  @Test
  void a_command_may_depend_on_an_answer() throws Exception {
    App app = app(c -> c.command("web").when(MORE, x -> x.preStop("echo", "more")));

    assertThat(start(app, true)).contains("'echo' 'more'");
    assertThat(start(app, false)).doesNotContain("'echo'");
    Run run = Run.of(start(app, false), "sh", "-c", PROGRAM);
    run.says("input");
    run.output().readLine();
    run.process().toHandle().destroy();
    assertThat(run.rest()).containsExactly("stopped");
  }

  @Test
  void the_container_starts_by_it() {
    Map<?, ?> web =
        (Map<?, ?>)
            Demo.services(app(c -> c.command("web", "--all").preStop("stop")), Map.of()).get("web");

    assertThat(web.get("entrypoint"))
        .isEqualTo(List.of("/run/trainyard/busybox", "sh", "-c", ". /run/trainyard/start"));
    assertThat(web.get("command")).isEqualTo(List.of("web", "--all"));
    assertThat(web.get("volumes").toString()).contains("target=/run/trainyard/start");
  }

  @Test
  void what_a_container_starts_has_to_be_known() {
    assertThat(new ComposeEdition().render(app(c -> c.preStop("stop"))).problems())
        .filteredOn(Problem::isError)
        .extracting(Problem::found)
        .containsExactly(
            "has a command before it stops, which a program in front of its own sees to, and its"
                + " own one is not known");
  }
}
