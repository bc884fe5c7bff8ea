package org.example.definitions;

import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Trigger.Moment.EACH_RELEASE;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.JobSpec;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.Question;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.provider.Arguments;

/**
 * A definition without mistakes, to which a test adds one. It stands outside the project's
 * packages, where the definitions of users stand.
 */
final class MistakenApp {

  static final Image IMAGE = image("docker.io/library/demo", "1.2.3");
  static final Workload WEB = workload("web");

  static final BooleanQuestion MORE = yesNo("more");
  static final ChoiceQuestion KIND =
      choice("kind").option("a", "A").option("b", "B").option("c", "C").defaultOption("a");

  private MistakenApp() {}

  /** A definition without mistakes, to which a test adds one. */
  static App sound(Consumer<AppSpec> more) {
    return versioned("1.0.0", more);
  }

  static App versioned(String version, Consumer<AppSpec> more) {
    return app(
        "demo",
        a -> {
          listing(a);
          a.version(version).change("1.0.0", "First version.");
          web(a, c -> {});
          more.accept(a);
        });
  }

  static App listed(String title, String home) {
    return app(
        "demo",
        a -> {
          listing(a, title, home);
          a.version("1.0.0").change("1.0.0", "First version.");
          web(a, c -> {});
        });
  }

  static void listing(AppSpec a) {
    listing(a, "Demo", "https://example.org");
  }

  static void listing(AppSpec a, String title, String home) {
    a.title(title).description("A demo.").appVersion("1").home(home);
    a.icon("https://example.org/icon.png").categories("demo");
    a.maintainer("somebody", "somebody@example.org", "").appReadme("A demo.").readme("A demo.");
  }

  static void web(AppSpec a, Consumer<ContainerSpec> more) {
    a.workload(WEB, w -> pod(w, more));
  }

  static void pod(WorkloadSpec w, Consumer<ContainerSpec> more) {
    w.runAs(568, 568);
    w.container(
        IMAGE,
        c -> {
          c.port(tcp("http", 8080));
          c.ready(Probe.http("/"));
          more.accept(c);
        });
  }

  static App container(Consumer<ContainerSpec> more) {
    return sound(a -> a.workload(workload("other"), w -> pod(w, more)));
  }

  static App asking(Question... questions) {
    return sound(a -> a.group("Questions", g -> g.ask(questions)));
  }

  static void second(WorkloadSpec w, String name) {
    pod(w, c -> {});
    w.container(name, IMAGE, c -> c.noHealthCheck("it only waits"));
  }

  static App job(Consumer<JobSpec> more) {
    return sound(
        a ->
            a.job(
                "other",
                EACH_RELEASE,
                j -> {
                  j.runAs(1, 1).container(IMAGE, c -> {});
                  more.accept(j);
                }));
  }

  static App named(String name) {
    return app(
        name,
        a -> {
          listing(a);
          a.version("1.0.0").change("1.0.0", "First version.");
          web(a, c -> {});
        });
  }

  static Arguments mistake(Rule rule, String found, App app) {
    return Arguments.of(rule, found, app);
  }

  static int lineHere() {
    return StackWalker.getInstance()
        .walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
  }

  /** A mistake is reported with place and fix, and nothing is rendered. */
  static void isReported(Class<?> definition, Rule rule, String found, App app) {
    List<Problem> problems =
        AppChecks.check(app).stream()
            .filter(problem -> problem.rule() == rule && problem.describe().contains(found))
            .toList();

    assertThat(problems).as("all problems: %s", AppChecks.check(app)).isNotEmpty();
    Problem problem = problems.get(0);
    assertThat(problem.isError()).isTrue();
    assertThat(problem.where().app()).isEqualTo(app.name());
    assertThat(problem.where().position())
        .matches("(MistakenApp|" + definition.getSimpleName() + ")\\.java:[0-9]+");
    assertThat(problem.allowed()).isNotEmpty();
    assertThat(problem.fix()).isNotEmpty();
    assertThat(new HelmEdition().render(app).files()).isEmpty();
  }
}
