package org.example.definitions;

import static dev.trainyard.generator.model.Trigger.Moment.AFTER_UPGRADE;
import static dev.trainyard.generator.model.Trigger.Moment.BEFORE_UPGRADE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.JobSpec;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jobs before and after an upgrade on 24.10 and later, where each start takes what was rendered for
 * the upgrade anew. Here their services run in the shell of the machine.
 */
class UpgradeJobsTest {

  @TempDir private Path root;
  private SetupFolder setup;

  @BeforeEach
  void prepare() throws IOException {
    setup = new SetupFolder(root);
  }

  private static App app(Trigger.Moment moment, Consumer<JobSpec> job) {
    return Demo.web(
        a ->
            a.job(
                "convert",
                moment,
                j -> {
                  j.runAs(568, 568);
                  job.accept(j);
                }),
        c -> {});
  }

  private static Map<?, ?> file(App app, String operation) {
    return Demo.composeFile(app, Map.of("ix_context", Map.of("operation", operation)), Map.of());
  }

  /** What a service runs when it starts; 0 is what tells the rendering. */
  private static List<String> words(Map<?, ?> file, String service, String name) {
    return ((List<?>) Demo.at(file, "services", service, name))
        .stream().map(Object::toString).toList();
  }

  /** A start of the app: the service that prepares the job, and then the containers of the job. */
  private List<String> start(Map<?, ?> file, String rendering, String... services)
      throws IOException, InterruptedException {
    for (Object mount : (List<?>) Demo.at(file, "services", "convert-setup", "configs")) {
      Path text = root.resolve(Demo.at(mount, "target").toString().substring(1));
      if (file.get("configs") instanceof Map<?, ?> configs
          && configs.get(Demo.at(mount, "source")) instanceof Map<?, ?> config) {
        Files.createDirectories(text.getParent());
        Files.writeString(text, config.get("content").toString().replace("/run/", root + "/run/"));
      }
    }
    setup.run(
        words(file, "convert-setup", "command").stream()
            .map(word -> word.equals("upgrade 0") ? "upgrade " + rendering : word)
            .toList());
    List<String> said = new ArrayList<>();
    for (String service : services) {
      said.addAll(container(file, service));
    }
    return said;
  }

  private List<String> container(Map<?, ?> file, String service)
      throws IOException, InterruptedException {
    Path run = Files.createDirectories(root.resolve("run/trainyard"));
    for (Object mount : (List<?>) Demo.at(file, "services", service, "volumes")) {
      Path target = run.resolve(Path.of(Demo.at(mount, "target").toString()).getFileName());
      Files.deleteIfExists(target);
      Files.createSymbolicLink(
          target, root.resolve("files").resolve(Demo.at(mount, "volume", "subpath").toString()));
    }
    List<String> command = new ArrayList<>(words(file, service, "entrypoint"));
    assertThat(command.remove(0)).isEqualTo("/run/trainyard/busybox");
    command.addAll(words(file, service, "command"));
    Path log = root.resolve("log");
    Process process =
        new ProcessBuilder(
                command.stream().map(word -> word.replace("/run/", root + "/run/")).toList())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    process.waitFor();
    return Files.readAllLines(log);
  }

  @Test
  void one_that_has_run_for_an_upgrade_does_not_run_again_until_the_next() throws Exception {
    Map<?, ?> file =
        file(
            app(AFTER_UPGRADE, j -> j.container(Demo.IMAGE, c -> c.command("echo", "converted"))),
            "UPGRADE");

    assertThat(start(file, "1", "convert")).containsExactly("converted");
    assertThat(start(file, "1", "convert")).containsExactly("this has run for the upgrade already");
    assertThat(start(file, "2", "convert")).containsExactly("converted");
  }

  @Test
  void one_that_has_failed_runs_again() throws Exception {
    Map<?, ?> file =
        file(
            app(
                BEFORE_UPGRADE,
                j ->
                    j.container(
                        Demo.IMAGE,
                        c -> c.command("sh", "-c", "echo tried; test -e " + root + "/good"))),
            "UPGRADE");

    assertThat(start(file, "1", "convert")).containsExactly("tried");
    Files.createFile(root.resolve("good"));
    assertThat(start(file, "1", "convert")).containsExactly("tried");
    assertThat(start(file, "1", "convert")).containsExactly("this has run for the upgrade already");
  }

  /** What a step prepares is there for all of them. */
  @Test
  void its_steps_run_while_one_of_its_containers_has_to() throws Exception {
    Map<?, ?> file =
        file(
            app(
                AFTER_UPGRADE,
                j ->
                    j.step("prepare", Demo.IMAGE, c -> c.command("echo", "prepared"))
                        .container(Demo.IMAGE, c -> c.command("echo", "converted"))
                        .container(
                            "second",
                            Demo.IMAGE,
                            c ->
                                c.command(
                                    "sh", "-c", "echo second; exec test -e " + root + "/good"))),
            "UPGRADE");
    String[] all = {"convert-prepare", "convert", "convert-second"};
    String ran = "this has run for the upgrade already";

    assertThat(start(file, "1", all)).containsExactly("prepared", "converted", "second");
    Files.createFile(root.resolve("good"));
    assertThat(start(file, "1", all)).containsExactly("prepared", ran, "second");
    assertThat(start(file, "1", all)).containsExactly(ran, ran, ran);
  }

  @Test
  void it_is_there_for_an_upgrade_alone() {
    App app = app(AFTER_UPGRADE, j -> j.container(Demo.IMAGE, c -> c.command("true")));

    assertThat(Demo.at(file(app, "UPDATE"), "services").toString()).doesNotContain("convert");
    assertThat(file(app, "UPGRADE").get("services").toString())
        .contains(".done/convert/convert", "/run/trainyard/done");
  }

  /** A program in front of its own one looks whether it has run. */
  @Test
  void what_it_starts_has_to_be_known() {
    assertThat(
            new ComposeEdition()
                .render(app(AFTER_UPGRADE, j -> j.container(Demo.IMAGE, c -> {})))
                .problems())
        .filteredOn(Problem::isError)
        .extracting(Problem::found)
        .containsExactly(
            "has to run once, before or after an upgrade, which a program in front of its own sees"
                + " to, and its own one is not known");
  }
}
