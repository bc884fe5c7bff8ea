package dev.trainyard.testcluster.apps;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.http;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.evaluate.Values;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.HelmSite;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.testcluster.helm.Chart;
import dev.trainyard.testcluster.helm.HelmExtension;
import dev.trainyard.testcluster.helm.HelmRelease;
import dev.trainyard.testcluster.helm.Rendering;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers that leave a workload or job without a container, with real Helm and in Java. */
class EmptyUnitsIT {

  @RegisterExtension static final HelmExtension helm = new HelmExtension();

  private static final Image IMAGE = image("docker.io/example/empty", "1");
  private static final BooleanQuestion WHOLE = Questions.yesNo("whole").defaultYes();
  private static final BooleanQuestion ONE = Questions.yesNo("one").defaultYes();
  private static final BooleanQuestion TWO = Questions.yesNo("level.two");
  private static final BooleanQuestion TASK = Questions.yesNo("task").defaultYes();
  private static final StringQuestion NAME =
      Questions.string("name").required().length(1, 9).pattern("^[a-z]+$", "Letters.");
  private static final BooleanQuestion LEFT = Questions.yesNo("left");
  private static final BooleanQuestion RIGHT = Questions.yesNo("right");
  private static final ListQuestion MANY = Questions.list("many").items(NAME, LEFT, RIGHT);

  private static void quiet(ContainerSpec c) {
    c.noHealthCheck("It only waits.");
  }

  private static final App APP =
      App.app(
          "empty",
          a -> {
            a.title("Empty").description("Empty.").version("1.0.0").appVersion("1");
            a.home("https://example.org/").icon("https://example.org/i.svg").categories("test");
            a.maintainer("Me", "me@example.org", "").appReadme("Empty.").readme("Empty.");
            a.change("1.0.0", "First.");
            a.group("All", g -> g.ask(WHOLE, ONE, TWO, TASK, MANY));
            a.workload(
                workload("main"),
                w ->
                    w.runAs(568, 568)
                        .container(IMAGE, c -> c.port(tcp("http", 8080)).ready(http("/"))));
            a.when(
                WHOLE,
                all ->
                    all.workload(
                        workload("web"),
                        w -> {
                          w.runAs(568, 568);
                          w.when(ONE, one -> one.container("first", IMAGE, EmptyUnitsIT::quiet));
                          w.when(TWO, two -> two.container("second", IMAGE, EmptyUnitsIT::quiet));
                        }));
            a.job(
                "task",
                Trigger.Moment.EACH_RELEASE,
                j -> {
                  j.runAs(568, 568);
                  j.when(TASK, task -> task.container("first", IMAGE, c -> {}));
                  j.when(all(TWO, ONE), both -> both.container("second", IMAGE, c -> {}));
                });
            a.each(
                MANY,
                (each, item) ->
                    each.workload(
                        workload("many"),
                        item.get(NAME),
                        w -> {
                          w.runAs(568, 568);
                          w.when(
                              item.get(LEFT),
                              left -> left.container("left", IMAGE, EmptyUnitsIT::quiet));
                          w.when(
                              item.get(RIGHT),
                              right -> right.container("right", IMAGE, EmptyUnitsIT::quiet));
                        }));
          });

  private static String refusedInJava(Map<String, Object> answers) {
    HelmSite site =
        new HelmSite(
            "empty",
            "mine",
            "ix-mine",
            1,
            Values.merge(HelmEdition.defaults(APP), answers),
            Map.of());
    try {
      Manifests.evaluate(HelmEdition.manifests(APP), site.answers(), site);
      return "";
    } catch (RenderFailure refusal) {
      return refusal.getMessage();
    }
  }

  private static Rendering render(Map<String, Object> answers) {
    return helm.render(
        Chart.of(
            new HelmEdition().render(APP).files(),
            RelativePath.of(APP.train(), APP.name(), APP.version())),
        HelmRelease.named("mine").withValues(answers));
  }

  @Test
  void exactlyTheAnswersThatLeaveNoContainerAreRefused() {
    for (int bits = 0; bits < 64; bits++) {
      boolean whole = (bits & 1) != 0;
      boolean one = (bits & 2) != 0;
      boolean two = (bits & 4) != 0;
      boolean task = (bits & 8) != 0;
      boolean left = (bits & 16) != 0;
      boolean right = (bits & 32) != 0;
      Map<String, Object> answers =
          Map.of(
              "whole",
              whole,
              "one",
              one,
              "level",
              Map.of("two", two),
              "task",
              task,
              "many",
              List.of(
                  Map.of("name", "a", "left", true, "right", false),
                  Map.of("name", "b", "left", left, "right", right)));
      List<String> expected = new ArrayList<>();
      if (whole && !one && !two) {
        expected.add("workload web would have no container that runs.");
      }
      if (!(left || right)) {
        expected.add("workload many would have no container that runs.");
      }
      if (!task && !(one && two)) {
        expected.add("job task would have no container that runs.");
      }
      String refused = refusedInJava(answers);
      String error = render(answers).error();
      if (expected.isEmpty()) {
        assertThat(refused).as("%s", answers).isEmpty();
        assertThat(error).as("%s", answers).isEmpty();
      } else {
        assertThat(refused).as("%s", answers).isNotEmpty();
        assertThat(expected).as("%s", answers).anyMatch(refused::startsWith);
        assertThat(error).as("%s", answers).contains(refused);
      }
    }
  }

  @Test
  void theOwnerReadsWhichAnswersDecide() {
    assertThat(refusedInJava(Map.of("one", false)))
        .isEqualTo(
            "workload web would have no container that runs. Change the answer of one or level.two.");
    assertThat(refusedInJava(Map.of("many", List.of(Map.of("name", "a")))))
        .isEqualTo(
            "workload many would have no container that runs. Change the answer of many[].left or"
                + " many[].right.");
  }
}
