package org.example.definitions;

import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.example.definitions.MistakenApp.asking;
import static org.example.definitions.MistakenApp.lineHere;
import static org.example.definitions.MistakenApp.sound;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.problem.CodedRule;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.Question;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for all mistakes together, and for texts that nobody would write by mistake. */
class DefinitionMistakesTest {

  @Test
  void aSoundDefinitionHasNoProblem() {
    assertThat(AppChecks.check(sound(a -> {}))).isEmpty();
  }

  @Test
  void allMistakesAreReportedAtOnce() {
    App app =
        app(
            "Bad Name",
            a -> {
              a.version("1.0");
              a.group("Q", g -> g.ask(port("p").defaultPort(80)));
              a.workload(
                  workload("web"),
                  w -> w.container(image("x", "latest"), c -> c.port(tcp("h", 0))));
            });

    Set<CodedRule> rules = new HashSet<>();
    AppChecks.check(app).forEach(problem -> rules.add(problem.rule()));
    assertThat(rules)
        .contains(
            Rule.NAME,
            Rule.VERSION,
            Rule.MISSING,
            Rule.DEFAULT,
            Rule.PORT,
            Rule.HEALTH,
            Rule.IMAGE);
  }

  @Test
  void nullIsRefusedAtItsLine() {
    int before = lineHere();
    assertThatThrownBy(() -> app("demo", a -> a.title(null)))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("the title is null: classes whose constants need each other?")
        .satisfies(
            e ->
                assertThat(
                        Stream.of(e.getStackTrace())
                            .filter(f -> f.getClassName().startsWith(getClass().getName()))
                            .findFirst()
                            .orElseThrow()
                            .getLineNumber())
                    .isEqualTo(before + 1));
    assertThatThrownBy(() -> asking((Question) null)).hasMessageContaining("a question is null");
  }

  @Test
  void hostileTextsNeverMakeADefinitionThrow() {
    List<String> hostile =
        new ArrayList<>(List.of("", " ", "\n", "{{", "..", "/", "\u0000", "a\rb"));
    hostile.addAll(List.of("é", "😀", "a b", "-", "%s", "x".repeat(5000), "$(X)", "<%", "*/"));
    for (String bad : hostile) {
      IntegerQuestion number = integer("n" + bad).label(bad).description(bad);
      App app =
          app(
              bad,
              a -> {
                a.title(bad).description(bad).train(bad).version(bad).appVersion(bad);
                a.home(bad).icon(bad).sources(bad).categories(bad).tags(bad).keywords(bad);
                a.maintainer(bad, bad, bad).appReadme(bad).readme(bad).change(bad, bad);
                a.group(bad, g -> g.description(bad).ask(number, string(bad).label(bad)));
                Port odd = tcp(bad, 1);
                a.workload(
                    workload(bad),
                    w ->
                        w.waitFor(workload(bad), odd)
                            .container(
                                bad,
                                image(bad, bad),
                                c ->
                                    c.env(bad, bad)
                                        .args(bad)
                                        .port(odd)
                                        .mount(temporary(bad, 1), bad)
                                        .capability(bad, bad)
                                        .ready(Probe.http(bad).on(odd))));
                a.scenario(bad, s -> s.answer(number, 1));
                a.scenario(bad, s -> s.items(list(bad), i -> i.answer(string(bad), bad)));
              });

      assertThat(AppChecks.check(app)).as("app named \"%s\"", bad).isNotEmpty();
      assertThat(new HelmEdition().render(app).files()).isEmpty();
    }
  }
}
