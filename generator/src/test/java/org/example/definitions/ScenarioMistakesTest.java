package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.cron;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.ipAddress;
import static dev.trainyard.generator.question.Questions.limits;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.timeZone;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.example.definitions.MistakenApp.asking;
import static org.example.definitions.MistakenApp.isReported;
import static org.example.definitions.MistakenApp.mistake;
import static org.example.definitions.MistakenApp.pod;
import static org.example.definitions.MistakenApp.sound;
import static org.example.definitions.MistakenApp.web;

import dev.trainyard.generator.block.SshAccess;
import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.CronQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.IpAddressQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.question.TimeZoneQuestion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in scenarios. */
class ScenarioMistakesTest {

  static Stream<Arguments> mistakes() {
    PortQuestion web = port("network.web").defaultPort(30080);
    StringQuestion free = string("free").defaultText("x");
    SecretQuestion password = secret("password").required();
    StorageQuestion data = storage("data");
    ChoiceQuestion mode = choice("mode").option("a", "A").option("b", "B");
    StringQuestion itemName = string("name").required();
    StringQuestion itemValue = string("value");
    ListQuestion items = list("items").items(itemName, itemValue);
    Port twice = tcp("twice", 8099);
    return Stream.of(
        mistake(
            Rule.SCENARIO,
            "it is no IP address",
            sound(
                a -> {
                  IpAddressQuestion address = ipAddress("ip");
                  a.group("Questions", g -> g.ask(address));
                  a.scenario("s", s -> s.answer(address, "10.0.0.256"));
                })),
        mistake(
            Rule.SCENARIO,
            "it is no time zone",
            sound(
                a -> {
                  TimeZoneQuestion zone = timeZone("TZ");
                  a.group("Questions", g -> g.ask(zone));
                  a.scenario("s", s -> s.answer(zone, "Europe/Nowhere"));
                })),
        mistake(
            Rule.SCENARIO,
            "it is no absolute path",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(data));
                  a.scenario("s", s -> s.hostPath(data, "tank"));
                })),
        mistake(
            Rule.SCENARIO,
            "temporary storage is not offered",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(data));
                  a.scenario("s", s -> s.temporary(data));
                })),
        mistake(
            Rule.SCENARIO,
            "has the hour \"25\"",
            sound(
                a -> {
                  CronQuestion at = cron("at");
                  a.group("Questions", g -> g.ask(at));
                  a.scenario("s", s -> s.schedule(at, "0 25 * * *"));
                })),
        mistake(
            Rule.SCENARIO,
            "100 is outside its limits",
            sound(
                a -> {
                  LimitsQuestion limits = limits("most").memory(512, 256);
                  a.group("Questions", g -> g.ask(limits));
                  a.scenario("s", s -> s.limits(limits, 1, 100));
                })),
        mistake(
            Rule.SCENARIO,
            "answers mode twice",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(mode));
                  a.scenario("s", s -> s.answer(mode, "a").answer(mode, "b"));
                })),
        mistake(Rule.SCENARIO, "does not answer password", asking(password)),
        mistake(
            Rule.SCENARIO,
            "none of the options",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(mode));
                  a.scenario("s", s -> s.answer(mode, "c"));
                })),
        mistake(
            Rule.SCENARIO,
            "no group asks it",
            sound(a -> a.scenario("s", s -> s.answer(free, "x")))),
        mistake(
            Rule.SCENARIO,
            "taken or not acceptable",
            sound(a -> a.scenario("s", s -> {}).scenario("s", s -> {}))),
        mistake(
            Rule.SCENARIO,
            "free of an item: no question of the list's items",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  a.scenario(
                      "s", s -> s.items(items, i -> i.answer(itemName, "n").answer(free, "x")));
                })),
        mistake(
            Rule.SCENARIO,
            "name of an item: it is missing",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  a.scenario("s", s -> s.items(items, i -> i.answer(itemValue, "x")));
                })),
        mistake(
            Rule.SCENARIO,
            "value of an item: null is no answer to it",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  a.scenario(
                      "s",
                      s -> s.items(items, i -> i.answer(itemName, "x").answer(itemValue, null)));
                })),
        mistake(
            Rule.SCENARIO,
            "outside the question's range",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(web));
                  a.scenario("s", s -> s.answer(web, 80));
                })),
        mistake(
            Rule.SCENARIO,
            "it is empty",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(password));
                  a.scenario("s", s -> s.answer(password, ""));
                })));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("mistakes")
  void isReportedWithPlaceAndFixAndNothingIsRendered(Rule rule, String found, App app) {
    isReported(getClass(), rule, found, app);
  }

  @Test
  void aSecretOfAScenarioIsNotShownAndTheLimitThatItBreaksIs() {
    SshAccess ssh = SshAccess.sshAccess("ssh");
    App app =
        sound(
            a -> {
              a.group("Repositories", g -> g.ask(ssh.key(), ssh.knownHosts()));
              a.workload(
                  workload("other"),
                  w -> {
                    ssh.prepare(w);
                    pod(w, ssh::give);
                  });
              a.scenario("s", s -> s.answer(ssh.key(), "hunter2-hunter2"));
            });

    assertThat(AppChecks.check(app))
        .filteredOn(Problem::isError)
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.rule()).isEqualTo(Rule.SCENARIO);
              assertThat(told.describe())
                  .doesNotContain("hunter2")
                  .contains("it does not match the pattern")
                  .contains("from -----BEGIN to KEY-----");
            });
  }

  @Test
  void aNumberThatNeedNotBeGivenIsGuardedAndTheFixSaysHow() {
    IntegerQuestion number = integer("number").nullable();
    App app =
        sound(
            a -> {
              a.group("Numbers", g -> g.ask(number));
              a.workload(workload("other"), w -> pod(w, c -> c.env("X", number)));
            });

    for (Rendered rendered :
        List.of(new HelmEdition().render(app), AppChecks.render(new ComposeEdition(), app))) {
      assertThat(rendered.problems())
          .filteredOn(Problem::isError)
          .singleElement()
          .satisfies(told -> assertThat(told.fix()).contains("when(QUESTION.isGiven(), …)"));
    }
  }

  @Test
  void aScenarioThatTheDefinitionItselfRefusesIsReported() {
    BooleanQuestion agreed = yesNo("agreed");
    App app =
        sound(
            a -> {
              a.group("Terms", g -> g.ask(agreed));
              a.refuseIf(not(agreed), "Agree first.");
              a.scenario("no", s -> {});
            });

    assertThat(new HelmEdition().render(app).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.SCENARIO);
              assertThat(problem.found()).isEqualTo("is refused: Agree first.");
              assertThat(problem.where().position()).matches("ScenarioMistakesTest\\.java:[0-9]+");
            });
  }
}
