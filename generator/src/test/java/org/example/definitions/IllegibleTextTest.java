package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.stringList;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.Question;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that people read and that do not show as what they are. */
class IllegibleTextTest {

  private static App with(String title, Consumer<AppSpec> more, Consumer<ContainerSpec> container) {
    return App.app(
        "demo",
        a -> {
          a.title(title).description("A demo.").appVersion("1").home("https://example.org");
          a.icon("https://example.org/icon.png").categories("demo");
          a.maintainer("somebody", "somebody@example.org", "");
          a.appReadme("A demo.").readme("A\n\tdemo.\r\n");
          a.version("1.0.0").change("1.0.0", "First version.");
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
          more.accept(a);
        });
  }

  private static List<String> found(App app) {
    return AppChecks.check(app).stream()
        .filter(problem -> problem.rule() == Rule.SHAPE)
        .map(problem -> problem.describe().lines().findFirst().orElseThrow())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "H\0ello", "H\u001bello", "H\tello", "H\u007fello", "H\u0085ello", "H\u2028ello",
        "H\u2029ello", "H\u202eello", "H\u2066ello", "H\ud800ello", "H\ufeffello", "H\uffffello"
      })
  void aTitleThatDoesNotShowAsWhatItIsIsAProblemOfTheDefinition(String title) {
    App app = with(title, a -> {}, c -> {});

    assertThat(AppChecks.check(app)).hasSize(1);
    Problem problem = AppChecks.check(app).get(0);
    assertThat(problem.describe())
        .matches("(?s)TN001 error IllegibleTextTest\\.java:[0-9]+ \\[demo]: title: holds U\\+.*")
        .contains("U+%04X".formatted((int) title.charAt(1)), "as character 2")
        .doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202e]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Größe",
        "日本語",
        "קוד\u200f!",
        "می\u200cخواهم",
        "👨\u200d👩\u200d👧",
        "a\u00a0b\u00ad"
      })
  void textsOfAllLanguagesAreLegible(String title) {
    assertThat(AppChecks.check(with(title, a -> {}, c -> {}))).isEmpty();
  }

  static Stream<Arguments> everywhere() {
    return Stream.of(
        said(
            "description of a group",
            a -> a.group("G", g -> g.description("a\0").ask(string("x")))),
        said("name of a group", a -> a.group("G\u001b[2J", g -> g.ask(string("x")))),
        said("changes", a -> a.change("0.9.0", "a\rb")),
        Arguments.of("reason", with("Demo", a -> {}, c -> c.capability("CHOWN", "a\r\nb"))),
        said("source", a -> a.sources("https://example.org/\u001b[2J")),
        said("maintainer", a -> a.maintainer("\u202eeve", "e@example.org", "")),
        said("category", a -> a.categories("a\nb")),
        said("tag", a -> a.tags("a\0")),
        said("keyword", a -> a.keywords("a\0")),
        said("reason of one-way", a -> a.oneWay("because\u2028")),
        said("reason", a -> a.accept("TN719", "because\u2028")),
        said("subject of what is accepted", a -> a.accept("TN719", "a\nb", "because")),
        said("notes", a -> a.notes(text("see \u001b[2J"))),
        said("changes", a -> a.change("0.9.0", "a\0")),
        said("refusal", a -> a.refuseIf(yesNo("x"), "no\u0007")),
        said("name of a scenario", a -> a.scenario("a\nb", s -> {})),
        question("the label", string("x").label("a\0")),
        question("the description", string("x").description("a\u001b")),
        question("the option", choice("x").option("a\nb", "A")),
        question("the description of an option", choice("x").option("a", "A\u2029")),
        question("the caption of an item", stringList("x").itemLabel("a\0")),
        question("the complaint", string("x").pattern("^a$", "no\0")),
        question("the label", list("x").items(string("a").label("\0"), string("b"))),
        Arguments.of("reason", with("Demo", a -> {}, c -> c.capability("CHOWN", "a\0"))),
        Arguments.of("reason", with("Demo", a -> {}, c -> c.runAsRoot("a\u001b"))));
  }

  private static Arguments said(String subject, Consumer<AppSpec> more) {
    return Arguments.of(subject, with("Demo", more, c -> {}));
  }

  private static Arguments question(String what, Question question) {
    return said(what, a -> a.group("Questions", g -> g.ask(question)));
  }

  @ParameterizedTest
  @MethodSource
  void everywhere(String subject, App app) {
    assertThat(found(app))
        .anyMatch(
            line ->
                line.startsWith("TN001 error IllegibleTextTest.java:")
                    && line.contains(": " + subject)
                    && (line.contains(" holds U+") || line.contains(" has several lines")));
  }

  /** As files have them that Windows has checked out. */
  @Test
  void textsWithOtherLineEndsAreTakenAsTheyAreMeant() {
    App app = with("Demo", a -> a.change("0.9.0", "More.\r\nAnd more."), c -> {});

    for (Rendered rendered :
        List.of(new HelmEdition().render(app), new ComposeEdition().render(app))) {
      assertThat(rendered.problems()).noneMatch(Problem::isError);
      assertThat(rendered.files().values())
          .anyMatch(file -> file.toText().contains("A\n\tdemo.\n"));
    }
  }

  @Test
  void whatProgramsReadHoldsWhatTheyNeed() {
    App app =
        with(
            "Demo",
            a -> {},
            c ->
                c.env("PS1", "\u001b[1m$\u001b[0m")
                    .args("a\tb")
                    .file("/etc/x", text("\u2028\u001b")));

    assertThat(found(app)).isEmpty();
  }

  @Test
  void whatEndsTheTextsOfProcessesIsInNoneOfThem() {
    App app = with("Demo", a -> {}, c -> c.env("A", "a\0").args("b\0", "c"));

    assertThat(found(app)).hasSize(2).allMatch(line -> line.contains("holds U+0000"));
  }

  /** Neither Helm nor TrueNAS reads a file with one, whatever stands for it. */
  @Test
  void programs_get_whole_characters() {
    App app =
        with(
            "Demo",
            a -> {},
            c ->
                c.env("A", "a\ud800")
                    .arg(text("b\udfff {}", literal("c")))
                    .file("/etc/y", literal("\ud800")));

    assertThat(found(app)).hasSize(3).allMatch(line -> line.contains("holds half a character"));
  }
}
