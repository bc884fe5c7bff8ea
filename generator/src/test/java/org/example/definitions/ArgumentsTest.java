package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.concat;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.stringList;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that would be options of the program, and not the values that are meant. */
class ArgumentsTest {

  private static final StringQuestion FREE = string("free").required();
  private static final StringQuestion NAME =
      string("name").required().pattern("^[a-z0-9][a-z0-9-]*$", "Not possible.");
  private static final StringListQuestion WORDS = stringList("words");
  private static final IntegerQuestion NUMBER = integer("number").defaultNumber(1);
  private static final IntegerQuestion COUNT = integer("count").defaultNumber(1).range(0, 9);

  private static List<String> found(Consumer<ContainerSpec> container) {
    App app =
        App.app(
            "demo",
            a -> {
              a.group("Q", g -> g.ask(FREE, NAME, WORDS, NUMBER, COUNT));
              a.workload(
                  workload("web"),
                  w -> {
                    w.runAs(568, 568);
                    w.container(
                        image("docker.io/example/demo", "1.0"),
                        c -> {
                          c.port(tcp("http", 8080));
                          c.ready(Probe.http("/"));
                          container.accept(c);
                        });
                  });
            });
    return AppChecks.check(app).stream()
        .filter(problem -> problem.found().contains("taken for an option"))
        .map(Problem::describe)
        .toList();
  }

  static Stream<Consumer<ContainerSpec>> options() {
    return Stream.of(
        c -> c.arg(FREE),
        c -> c.arg(text("{}", NUMBER)),
        c -> c.arg(text("{}", verbatim(FREE))),
        c -> c.arg(text("{}:{}", NUMBER, NAME)),
        c -> c.arg(concat(text("{}", verbatim(FREE)), text("x"))),
        c -> c.arg(choose(yesNo("x"), NAME, FREE)),
        c -> c.arg(WORDS.joined(",")),
        c -> c.arg(secret("s").generatedIfEmpty(20).secret()),
        c -> c.arg(string("odd").pattern("^[^/]+$", "Not possible.")),
        c -> c.arg(string("odd").pattern("^(|a)-b$", "Not possible.")),
        c -> c.each(WORDS, (e, word) -> e.arg(word)),
        c -> c.when(yesNo("x"), when -> when.args("--").arg(NAME)).arg(FREE));
  }

  @ParameterizedTest
  @MethodSource
  void options(Consumer<ContainerSpec> container) {
    assertThat(found(container))
        .singleElement()
        .asString()
        .startsWith("TN015 error ArgumentsTest.java:");
  }

  @Test
  void whatBeginsWithSomethingElseIsNoOption() {
    assertThat(
            found(
                c ->
                    c.command("/bin/demo", "serve")
                        .arg(NAME)
                        .arg(text("{}", COUNT))
                        .arg(text("--free={}", verbatim(FREE)))
                        .arg(text("{}={}", NAME, verbatim(FREE)))
                        .arg(choice("c").option("-v", "Much").option("-q", "Little"))
                        .args("--")
                        .arg(FREE)
                        .each(WORDS, (e, word) -> e.arg(word))))
        .isEmpty();
  }

  /** Who asks for an option gets one. */
  @ParameterizedTest
  @ValueSource(strings = {"^--[a-z]+=[a-z]+$", "^(-a|--all)$", "^-{1,2}[a-z]+$"})
  void anAnswerThatAlwaysBeginsWithAHyphenIsMeantToBeAnOption(String pattern) {
    assertThat(found(c -> c.arg(string("flag").pattern(pattern, "")))).isEmpty();
  }
}
