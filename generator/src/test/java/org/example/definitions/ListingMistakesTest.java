package org.example.definitions;

import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.example.definitions.MistakenApp.isReported;
import static org.example.definitions.MistakenApp.listed;
import static org.example.definitions.MistakenApp.listing;
import static org.example.definitions.MistakenApp.mistake;
import static org.example.definitions.MistakenApp.named;
import static org.example.definitions.MistakenApp.sound;
import static org.example.definitions.MistakenApp.versioned;
import static org.example.definitions.MistakenApp.web;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.PortQuestion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes about what people read of an app: names, titles, versions, addresses, portals. */
class ListingMistakesTest {

  static Stream<Arguments> mistakes() {
    PortQuestion web = port("network.web").defaultPort(30080);
    BooleanQuestion flag = yesNo("level.flag");
    return Stream.of(
        mistake(Rule.NAME, "\"Demo App\"", named("Demo App")),
        mistake(Rule.NAME, "\"ix-chart\"", named("ix-chart")),
        mistake(Rule.NAME, "\"con\"", named("con")),
        mistake(Rule.NAME, "\"nul\"", sound(a -> a.train("nul"))),
        mistake(Rule.MISSING, "no title", app("demo", a -> {})),
        mistake(Rule.MISSING, "what version 1.0.1 changed", versioned("1.0.1", a -> {})),
        mistake(Rule.SHAPE, "\"example.org\"", listed("Demo", "example.org")),
        mistake(Rule.SHAPE, "e-mail \"nobody\"", sound(a -> a.maintainer("n", "nobody", ""))),
        mistake(
            Rule.SHAPE,
            "has the title \"Demo\" under that of the app",
            sound(a -> a.readme("Text\n\n# Demo\n\n```\n# a comment\n```\n"))),
        mistake(Rule.NAME, "does not start with", sound(a -> a.portal("42", web, "/"))),
        mistake(
            Rule.DUPLICATE,
            "same caption",
            sound(a -> a.portal("Web", web, "/").portal("WEB", web, "/"))),
        mistake(Rule.MISSING, "what version 1.0.0", blankChange()),
        mistake(Rule.MISSING, "does not say what is wrong", sound(a -> a.refuseIf(flag, " "))),
        mistake(Rule.MISSING, "does not say why TN719 is", sound(a -> a.accept("TN719", " "))),
        mistake(Rule.SHAPE, "has the code \"TN7190\"", sound(a -> a.accept("TN7190", "because"))),
        mistake(Rule.SHAPE, "path \"admin\"", sound(a -> a.portal("Web", web, "admin"))),
        mistake(Rule.SHAPE, "several lines", listed("a\nb", "https://example.org")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("mistakes")
  void isReportedWithPlaceAndFixAndNothingIsRendered(Rule rule, String found, App app) {
    isReported(getClass(), rule, found, app);
  }

  private static App blankChange() {
    return app(
        "demo",
        a -> {
          listing(a);
          a.version("1.0.0").change("1.0.0", " ");
          web(a, c -> {});
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "1.0", "1.0.0.0", "v1.0.0", "01.0.0", "1.0.00", "1.1.0-rc.1", "1.0.0+x"})
  void aVersionThatTrueNasCannotFindAgainIsReported(String version) {
    App app = versioned(version, a -> a.change(version, "Something."));

    assertThat(AppChecks.check(app))
        .filteredOn(problem -> problem.rule() == Rule.VERSION)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.found()).contains("\"" + version + "\"");
              assertThat(problem.where().file()).isEqualTo("MistakenApp.java");
            });
  }

  @Test
  void aVersionThatIsNoneIsOneProblem() {
    App app = versioned("1.0", a -> {});

    assertThat(AppChecks.check(app)).hasSize(1);
  }

  private static List<Problem> problems(String address, String mail) {
    return AppChecks.check(
        app(
            "demo",
            a -> {
              listing(a, "Demo", address);
              a.icon(address).sources(address).screenshots(address);
              a.maintainer("other", mail, address);
              a.version("1.0.0").change("1.0.0", "First version.");
              web(a, c -> {});
            }));
  }

  /** They would end in files that everybody can read. */
  @Test
  void addressesWithALoginAreRefusedAndNotRepeated() {
    String address = "https://me:S3CRET@example.org/x";

    List<Problem> problems = problems(address, "other@example.org");

    assertThat(problems)
        .filteredOn(problem -> problem.found().contains("one with a login"))
        .extracting(problem -> problem.where().subject())
        .containsExactlyInAnyOrder(
            "home page", "icon", "source", "screenshot", "maintainer's page");
    assertThat(problems)
        .allSatisfy(
            problem -> {
              assertThat(problem.isError()).isTrue();
              assertThat(problem.describe()).doesNotContain("S3CRET");
            });
  }

  /** As hosts put them behind the address of a file in a private repository. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://raw.example.org/me/icon.svg?token=S3CRET",
        "https://example.org/x?size=1&api_key=S3CRET",
        "https://example.org/ghp_S3CRETS3CRETS3CRET/x"
      })
  void addressesWithATokenAreRefusedAndNotRepeated(String address) {
    List<Problem> problems = problems(address, "https://bob:S3CRET@example.org/");

    assertThat(problems)
        .filteredOn(problem -> problem.found().contains("not shown here"))
        .extracting(problem -> problem.where().subject())
        .containsExactlyInAnyOrder(
            "home page", "icon", "source", "screenshot", "maintainer's page", "maintainer");
    assertThat(problems).noneMatch(problem -> problem.describe().contains("S3CRET"));
  }

  @Test
  void parametersThatAreNoSecretsStay() {
    App app =
        app(
            "demo",
            a -> {
              listing(a, "Demo", "https://example.org/?page=1");
              a.screenshots("https://example.org/icon.png?raw=true&size=64#top");
              a.sources("https://example.org/sk-engineering/demo");
              a.version("1.0.0").change("1.0.0", "First version.");
              web(a, c -> {});
            });

    assertThat(AppChecks.check(app)).isEmpty();
  }
}
