package org.example.definitions;

import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.dict;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.MigrationSpec;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.DictQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A migration that would take what owners answer now, or give what nobody may answer. */
class MigrationMistakesTest {

  private static final DictQuestion NETWORK = dict("network").label("Network");
  private static final StringQuestion HOST = string("network.host").defaultText("nas");
  private static final ChoiceQuestion LEVEL =
      choice("level").option("info", "Info").option("warning", "Warning").defaultOption("info");
  private static final BooleanQuestion TLS = yesNo("tls").defaultYes();
  private static final IntegerQuestion SIZE =
      integer("size").range(1, 9).defaultNumber(3).when(TLS);
  private static final IntegerQuestion QUOTA = integer("quota").nullable();
  private static final StringQuestion NAME =
      string("name").pattern("^[a-z]+$", "small letters").required();
  private static final ListQuestion USERS = list("users").items(NAME);
  private static final StringQuestion ELSEWHERE = string("elsewhere");

  private static List<Problem> problems(Consumer<AppSpec> content) {
    return AppChecks.check(
            Demo.web(
                a -> {
                  a.group("Demo", g -> g.ask(NETWORK, HOST, LEVEL, TLS, SIZE, QUOTA, USERS));
                  content.accept(a);
                },
                c ->
                    c.env("HOST", HOST)
                        .env("LEVEL", LEVEL)
                        .env("TLS", TLS)
                        .env("SIZE", SIZE)
                        .when(QUOTA.isGiven(), then -> then.env("QUOTA", QUOTA))
                        .env("USERS", USERS.text(i -> i.get(NAME)))))
        .stream()
        .filter(Problem::isError)
        .toList();
  }

  private static Arguments mistake(Consumer<MigrationSpec> content, Rule rule, String found) {
    return Arguments.of(content, rule, found);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(m -> {}, Rule.MIGRATION, "does nothing"),
        mistake(m -> m.drop(""), Rule.MIGRATION, "takes from \"\""),
        mistake(m -> m.drop("a..b"), Rule.MIGRATION, "takes from \"a..b\""),
        mistake(m -> m.drop("level"), Rule.MIGRATION, "takes from level, where level is asked"),
        mistake(m -> m.drop("network"), Rule.MIGRATION, "takes from network, where network"),
        mistake(m -> m.rename("level.x", HOST), Rule.MIGRATION, "takes from level.x"),
        mistake(m -> m.rename("old", ELSEWHERE), Rule.NOT_ASKED, "is about elsewhere"),
        mistake(m -> m.rename("old", NAME), Rule.NOT_ASKED, "is about name"),
        mistake(m -> m.drop("old").rename("old", HOST), Rule.MIGRATION, "old again; first at"),
        mistake(m -> m.copy("", HOST), Rule.MIGRATION, "takes from \"\""),
        mistake(
            m -> m.copy("level", HOST), Rule.MIGRATION, "takes from level, where level is asked"),
        mistake(m -> m.copy("old", ELSEWHERE), Rule.NOT_ASKED, "is about elsewhere"),
        mistake(m -> m.copy("old", NAME), Rule.NOT_ASKED, "is about name"),
        mistake(m -> m.copy("a", HOST).copy("b", HOST), Rule.MIGRATION, "network.host again"),
        mistake(
            m -> m.drop("old").each(USERS, i -> i.copy("old.name", NAME)),
            Rule.MIGRATION,
            "takes from old.name, which the step at MigrationMistakesTest.java:"),
        mistake(m -> m.map(LEVEL, "info", "warning"), Rule.MIGRATION, "owners may give now"),
        mistake(m -> m.map(LEVEL, "warn", "loud"), Rule.MIGRATION, "gives the answer \"loud\""),
        mistake(m -> m.map(SIZE, 10L, 11L), Rule.MIGRATION, "gives the answer \"11\""),
        mistake(m -> m.map(ELSEWHERE, "a", "b"), Rule.NOT_ASKED, "is about elsewhere"),
        mistake(
            m -> m.map(LEVEL, "warn", "warning").map(LEVEL, "warn", "info"),
            Rule.MIGRATION,
            "level \"warn\" again"),
        mistake(m -> m.fill(SIZE, 4L), Rule.MIGRATION, "which is not always asked"),
        mistake(m -> m.fill(QUOTA, 4L), Rule.MIGRATION, "which need not be answered"),
        mistake(m -> m.fill(ELSEWHERE, "a"), Rule.NOT_ASKED, "is about elsewhere"),
        mistake(m -> m.fill(TLS, false).fill(TLS, true), Rule.MIGRATION, "tls again"),
        mistake(
            m -> m.each(list("others").items(NAME), i -> i.drop("x")),
            Rule.NOT_ASKED,
            "is about others"),
        mistake(m -> m.each(USERS, i -> i.drop("name")), Rule.MIGRATION, "takes from name"),
        mistake(m -> m.each(USERS, i -> i.rename("x", HOST)), Rule.NOT_ASKED, "network.host"),
        mistake(m -> m.each(USERS, i -> m.drop("x")), Rule.STATEMENT, "outside of the condition"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("mistakes")
  void is_a_problem_with_its_line(Consumer<MigrationSpec> content, Rule rule, String found) {
    assertThat(problems(a -> a.migration("1.0.0", content)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(rule);
              assertThat(problem.found()).contains(found);
              assertThat(problem.where().position()).startsWith("MigrationMistakesTest.java:");
            });
  }

  @Test
  void what_goes_together_is_none() {
    assertThat(
            problems(
                a ->
                    a.migration(
                            "0.2.0",
                            m ->
                                m.rename("host", HOST)
                                    .drop("network.old")
                                    .map(LEVEL, "warn", "warning")
                                    .map(SIZE, 0L, 1L)
                                    .fill(TLS, false)
                                    .each(
                                        USERS,
                                        i -> i.rename("nick", NAME).drop("host").copy("a.b", NAME))
                                    .copy("a.b", SIZE)
                                    .drop("a"))
                        .migration("1.0.0", m -> m.drop("older"))))
        .isEmpty();
  }

  @Test
  void a_version_that_is_none_or_still_to_come_or_told_twice() {
    assertThat(
            problems(
                a ->
                    a.migration("1.0", m -> m.drop("a"))
                        .migration("1.0.1", m -> m.drop("b"))
                        .migration("0.9.0", m -> m.drop("c"))
                        .migration("0.9.0", m -> m.drop("d"))))
        .extracting(Problem::found)
        .containsExactly(
            "is one to no version",
            "is one to a later version than this one, 1.0.0",
            "is said twice");
  }
}
