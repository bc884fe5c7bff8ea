package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.cron;
import static dev.trainyard.generator.question.Questions.dict;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.example.definitions.MistakenApp.asking;
import static org.example.definitions.MistakenApp.isReported;
import static org.example.definitions.MistakenApp.lineHere;
import static org.example.definitions.MistakenApp.mistake;
import static org.example.definitions.MistakenApp.sound;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes about what is asked: variables, defaults, limits, patterns, conditions. */
class QuestionMistakesTest {

  static Stream<Arguments> mistakes() {
    StringQuestion free = string("free").defaultText("x");
    BooleanQuestion flag = yesNo("level.flag");
    ChoiceQuestion mode = choice("mode").option("a", "A").option("b", "B");
    StringQuestion itemName = string("name").required();
    StringQuestion itemValue = string("value");
    ListQuestion items = list("items").items(itemName, itemValue);
    BooleanQuestion top = yesNo("top");
    Port twice = tcp("twice", 8099);
    return Stream.of(
        mistake(
            Rule.PATTERN,
            "belong to one of its alternatives",
            asking(string("t").pattern("^a|b$", "Not possible."))),
        mistake(Rule.PATTERN, "has \\d", asking(string("t").pattern("^\\d+$", "Not possible."))),
        mistake(Rule.DEFAULT, "\"99 99 * * *\"", asking(cron("c").defaultSchedule("99 99 * * *"))),
        mistake(
            Rule.CONDITION,
            "that the wizard cannot evaluate",
            asking(flag, mode, string("t").when(all(flag, mode.is("a"))))),
        mistake(
            Rule.RANGE,
            "to 9007199254740992",
            asking(integer("n").range(1, 9007199254740992L).defaultNumber(1))),
        mistake(
            Rule.DEFAULT,
            "default 9223372036854775807",
            asking(integer("n").defaultNumber(Long.MAX_VALUE))),
        mistake(Rule.NAME, "\"we-b_p\" is no variable", asking(string("we-b_p"))),
        mistake(
            Rule.DUPLICATE,
            "variable of the question at QuestionMistakesTest.java",
            asking(string("twice"), integer("twice").defaultNumber(1))),
        mistake(Rule.DUPLICATE, "asked twice", asking(free, free)),
        mistake(Rule.DUPLICATE, "which is no dict", asking(string("a"), string("a.b"))),
        mistake(
            Rule.DUPLICATE,
            "option \"a\" twice",
            asking(choice("c").option("a", "A").option("a", "B"))),
        mistake(Rule.GROUP, "asks nothing", sound(a -> a.group("Empty", g -> {}))),
        mistake(
            Rule.GROUP,
            "while level stands in One",
            sound(
                a ->
                    a.group("One", g -> g.ask(flag))
                        .group("Two", g -> g.ask(string("level.other"))))),
        mistake(Rule.DEFAULT, "default 80", asking(port("network.low").defaultPort(80))),
        mistake(Rule.DEFAULT, "default 11", asking(integer("n").range(1, 10).defaultNumber(11))),
        mistake(Rule.DEFAULT, "neither a default nor required", asking(integer("n").range(1, 10))),
        mistake(
            Rule.DEFAULT,
            "\"B!\"",
            asking(string("t").pattern("^[a-z]+$", "Not possible.").defaultText("B!"))),
        mistake(Rule.DEFAULT, "\"z\"", asking(choice("c").option("a", "A").defaultOption("z"))),
        mistake(
            Rule.PATTERN,
            "without a text for who gives another answer",
            asking(string("t").pattern("^[a-z]+$", " ").defaultText("a"))),
        mistake(Rule.RANGE, "10 to 1", asking(integer("n").range(10, 1).defaultNumber(1))),
        mistake(Rule.RANGE, "8 characters", asking(secret("s").generatedIfEmpty(8))),
        mistake(
            Rule.PATTERN,
            "not anchored",
            asking(string("t").pattern("[a-z]+", "Not possible.").defaultText("a"))),
        mistake(
            Rule.PATTERN,
            "begins with (?",
            asking(string("t").pattern("^(?!x)[a-z]+$", "Not possible.").defaultText("a"))),
        mistake(
            Rule.CONDITION, "not asked on the same level", asking(flag, string("t").when(flag))),
        mistake(Rule.CONDITION, "with \"c\"", asking(mode, string("t").when(mode.is("c")))),
        mistake(Rule.MISSING, "items that ask nothing", asking(list("l"))),
        mistake(Rule.NAME, "is no variable name", asking(string("v".repeat(61)))),
        mistake(
            Rule.DUPLICATE,
            "is declared twice",
            sound(a -> a.group("One", g -> g.ask(free)).group("One", g -> g.ask(mode)))),
        mistake(Rule.GROUP, "asks nothing", sound(a -> a.group("", g -> {}))),
        mistake(Rule.NAME, "has no name", sound(a -> a.group(" ", g -> g.ask(free)))),
        mistake(Rule.SHAPE, "no options", asking(choice("c"))),
        mistake(Rule.CONDITION, "second condition", asking(twoConditions(flag))),
        mistake(
            Rule.WIZARD,
            "is nested in an item",
            asking(list("l").items(itemName, string("deep.er")))),
        mistake(
            Rule.DEFAULT,
            "free of an item: no question of the list's items",
            asking(list("l").items(itemName, itemValue).defaultItem(i -> i.answer(free, "x")))),
        mistake(
            Rule.DEFAULT,
            "not editable and has no default",
            asking(secret("s").notEditable().required())),
        mistake(Rule.DEFAULT, "hidden and required", asking(secret("s").hidden().required())),
        mistake(
            Rule.DEFAULT,
            "required and generated",
            asking(secret("s").required().generatedIfEmpty(20))),
        mistake(
            Rule.CONDITION,
            "which is asked after it",
            asking(string("level.text").when(flag), flag)),
        mistake(
            Rule.CONDITION,
            "which is asked after it",
            asking(dict("deep").when(top), string("deep.text"), top)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("mistakes")
  void isReportedWithPlaceAndFixAndNothingIsRendered(Rule rule, String found, App app) {
    isReported(getClass(), rule, found, app);
  }

  private static StringQuestion twoConditions(BooleanQuestion flag) {
    return string("level.t").when(flag).when(not(flag));
  }

  @Test
  void aBoundOf0IsANoteSinceNothingHasToChange() {
    assertThat(integer("x").range(0, 8).defaultNumber(1).problems())
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.severity()).isEqualTo(Severity.NOTE);
              assertThat(told.found()).contains("nothing has to change");
            });
  }

  @Test
  void aQuestionWithoutUseIsAWarning() {
    App app = asking(string("t"));

    assertThat(AppChecks.check(app))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.UNUSED);
              assertThat(problem.isError()).isFalse();
            });
    assertThat(new HelmEdition().render(app).files()).isNotEmpty();
  }

  @Test
  void theLineIsThatOfTheStatement() {
    int before = lineHere();
    StringQuestion bad = string("t").pattern("[", "Not possible.").defaultText("a");

    assertThat(bad.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.where().line()).isEqualTo(before + 1));
  }
}
