package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.storage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.word.Helm;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What only the installed objects show to be wrong, by plain Helm or on TrueNAS. */
class ReleaseMistakesTest {

  private static final PortQuestion WEB = port("network.web").defaultPort(30080);
  private static final StorageQuestion DATA = storage("data");

  private static List<Problem> problems(Consumer<AppSpec> more) {
    App app =
        app(
            "demo",
            a -> {
              a.title("Demo").description("A demo.").appVersion("1").home("https://example.org");
              a.icon("https://example.org/icon.png").categories("demo");
              a.maintainer("somebody", "somebody@example.org", "").appReadme("A demo.");
              a.readme("A demo.").version("1.0.0").change("1.0.0", "First version.");
              a.group("Network", g -> g.ask(WEB, DATA));
              a.workload(
                  workload("web"),
                  w ->
                      w.runAs(568, 568)
                          .container(
                              image("docker.io/library/demo", "1.2.3"),
                              c ->
                                  c.port(tcp("http", 8080), WEB)
                                      .ready(Probe.http("/"))
                                      .mount(DATA, "/data")
                                      .file("/etc/demo.conf", literal("x"))));
              a.portal("Web", WEB, "/");
              more.accept(a);
            });
    assertThat(AppChecks.check(app)).isEmpty();
    return new HelmEdition().render(app).problems().stream().filter(Problem::isError).toList();
  }

  private static Consumer<AppSpec> patch(String kind, String name, String path, String value) {
    return a -> a.only(Helm.patch("It is tried.", kind, name, m -> m.set(path, value)));
  }

  @Test
  void aSoundAppHasNone() {
    assertThat(problems(a -> {})).isEmpty();
  }

  @Test
  void anObjectWithTheNameOfThePortalIsFoundAsOnTrueNas() {
    assertThat(problems(patch("ConfigMap", "web-config", "metadata/name", "portal")))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.rule()).isEqualTo(Rule.RELEASE))
        .anySatisfy(
            problem -> {
              assertThat(problem.where().subject()).isEqualTo("no answers on TrueNAS");
              assertThat(problem.found()).contains("portal");
              assertThat(problem.where().position()).matches("ReleaseMistakesTest\\.java:[0-9]+");
            });
  }

  @Test
  void aFaultThatTrueNasHasTooIsToldOnceAsOfPlainHelm() {
    assertThat(
            problems(patch("Deployment", "web", "spec/template/spec/serviceAccountName", "reader")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.where().subject()).isEqualTo("no answers"));
  }

  @Test
  void aClaimThatIsWrongIsFoundAlthoughTrueNasHasNone() {
    assertThat(problems(patch("PersistentVolumeClaim", "data", "metadata/name", "Da_ta")))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.where().subject()).isEqualTo("no answers"));
  }
}
