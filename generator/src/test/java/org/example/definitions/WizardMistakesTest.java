package org.example.definitions;

import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.cron;
import static dev.trainyard.generator.question.Questions.dict;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.path;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.stringList;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PathQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Definitions that are right but for what the wizards of TrueNAS make of them. */
class WizardMistakesTest {

  private static final StringQuestion NAME = string("name").required();

  private static App asking(Consumer<AppSpec> more, Question... questions) {
    return app(
        "demo",
        a -> {
          a.title("Demo").description("A demo.").appVersion("1").home("https://example.org");
          a.icon("https://example.org/icon.png").categories("demo");
          a.maintainer("somebody", "somebody@example.org", "").appReadme("A demo.").readme("Demo.");
          a.version("1.0.0").change("1.0.0", "First version.");
          a.group("Questions", g -> g.ask(questions));
          a.workload(
              workload("web"),
              w ->
                  w.runAs(568, 568)
                      .container(
                          image("docker.io/library/demo", "1.2.3"),
                          c -> c.port(tcp("http", 8080)).ready(Probe.http("/"))));
          more.accept(a);
        });
  }

  private static List<Problem> problems(App app) {
    assertThat(AppChecks.check(app)).noneMatch(Problem::isError);
    return new HelmEdition()
        .render(app).problems().stream().filter(one -> one.rule() != Rule.UNUSED).toList();
  }

  private static Problem problem(App app) {
    List<Problem> problems = problems(app);
    assertThat(problems).hasSize(1);
    Problem problem = problems.get(0);
    assertThat(problem.rule()).isEqualTo(Rule.WIZARD);
    assertThat(problem.where().position()).matches("WizardMistakesTest\\.java:[0-9]+");
    assertThat(problem.allowed()).isNotEmpty();
    assertThat(problem.fix()).isNotEmpty();
    return problem;
  }

  @Test
  void itemsOfOneQuestionAreSentAsBareValuesBy2212() {
    Problem problem = problem(asking(a -> {}, list("l").items(NAME)));

    assertThat(problem.isError()).isTrue();
    assertThat(problem.where().subject()).isEqualTo("question l");
    assertThat(problem.found()).contains("22.12").doesNotContain("23.10");
    assertThat(problem.fix()).contains("list of texts").contains("second question");
  }

  @Test
  void anItemOfWhichARemainingQuestionAloneShowsIsSentAsBareValueToo() {
    Problem problem = problem(asking(a -> {}, list("l").items(NAME, cron("at"))));

    assertThat(problem.found()).contains("22.12");
  }

  @Test
  void aListWithTheVariableOfAnotherKindOfListIsSentWrongly() {
    StringListQuestion first = stringList("deep.names");
    Problem problem = problem(asking(a -> {}, first, list("names").items(NAME, string("more"))));

    assertThat(problem.isError()).isTrue();
    assertThat(problem.where().subject()).isEqualTo("question names");
    assertThat(problem.found()).contains("23.10 and 24.04").doesNotContain("22.12");
    assertThat(problem.fix()).startsWith("rename the list");
  }

  @Test
  void secretsOfScenariosAreNotShown() {
    SecretQuestion token = secret("token").required();
    ListQuestion users = list("users").items(token);
    Problem problem =
        problem(
            asking(
                a -> a.scenario("s", s -> s.items(users, i -> i.answer(token, "hunter2"))), users));

    assertThat(problem.describe()).doesNotContain("hunter2").contains("not shown");
  }

  @Test
  void listsOfOneKindMayShareTheirVariable() {
    assertThat(problems(asking(a -> {}, stringList("one.names"), stringList("two.names"))))
        .isEmpty();
  }

  @Test
  void defaultItemsUnderAConditionComeTwice() {
    BooleanQuestion more = yesNo("more");
    Problem problem =
        problem(asking(a -> {}, more, stringList("words").defaultItems("a").when(more)));

    assertThat(problem.isError()).isFalse();
    assertThat(problem.found()).contains("default items and a condition", "2 items in place of 1");
    assertThat(problem.fix()).contains("dict around it");
    assertThat(
            problems(
                asking(
                    a -> {},
                    more,
                    dict("level").when(more),
                    stringList("level.words").defaultItems("a"))))
        .isEmpty();
  }

  @Test
  void aScenarioWhoseAnswersTheWizardDoesNotLetPassIsNamed() {
    BooleanQuestion more = yesNo("more");
    StringQuestion needed = string("needed").required().when(more);
    Problem problem =
        problem(asking(a -> a.scenario("all", s -> s.answer(more, true)), more, needed));

    assertThat(problem.isError()).isTrue();
    assertThat(problem.where().subject()).isEqualTo("question needed");
    assertThat(problem.found()).contains("scenario all").contains("is required");
  }

  @Test
  void aPathWithoutADefaultIsTheBusinessOfScenarios() {
    PathQuestion path = path("folder");

    assertThat(problems(asking(a -> a.scenario("s", s -> s.answer(path, "/srv/x")), path)))
        .isEmpty();
  }

  @Test
  void aNeededQuestionThatNoAnswerShowsIsAMistake() {
    BooleanQuestion never = yesNo("never").hidden();
    ChoiceQuestion kind = choice("kind").option("a", "A").option("b", "B").hidden();

    assertThat(problem(asking(a -> {}, never, string("x").required().when(never))).found())
        .contains("never asked");
    assertThat(problem(asking(a -> {}, kind, string("x").required().when(kind.is("b")))).found())
        .contains("never asked");
    StringQuestion asked = string("x").required().when(kind.is("a"));
    assertThat(problems(asking(a -> a.scenario("s", s -> s.answer(asked, "y")), kind, asked)))
        .isEmpty();
  }
}
