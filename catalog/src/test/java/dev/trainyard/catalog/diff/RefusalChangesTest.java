package dev.trainyard.catalog.diff;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.trainyard.catalog.compose.ComposeCatalog;
import dev.trainyard.catalog.edition.Area;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.block.ExtraStorage;
import dev.trainyard.generator.block.ExtraVariables;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Parts;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Value;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Answers that were accepted and are refused from now on, in charts and in Compose files. */
class RefusalChangesTest {

  private static final IntegerQuestion COUNT = integer("level.count").nullable();
  private static final BooleanQuestion FLAG = yesNo("flag");
  private static final BooleanQuestion OTHER = yesNo("other");
  private static final StringQuestion NAME = string("name").required();
  private static final PortQuestion WEB = port("web").defaultPort(30080);
  private static final PortQuestion ADMIN = port("admin").defaultPort(30081);

  private static SortedMap<String, PublishedFile> version(
      CatalogEdition edition, String version, BiConsumer<AppSpec, ContainerSpec> more) {
    App app =
        App.app(
            "demo",
            a -> {
              a.title("Demo").description("A demo.").appVersion("1").home("https://example.org");
              a.icon("https://example.org/icon.png").categories("demo");
              a.maintainer("me", "me@example.org", "").appReadme("A demo.").readme("A demo.");
              a.version(version).change(version, "It.");
              a.group("Questions", g -> g.ask(COUNT, FLAG, NAME));
              a.scenario("all", s -> s.answer(NAME, "n").answer(COUNT, 3L));
              a.workload(
                  Parts.workload("web"),
                  w ->
                      w.runAs(568, 568)
                          .container(
                              Image.image("docker.io/library/demo", "1"),
                              c -> {
                                c.port(Parts.tcp("http", 8080)).ready(Probe.http("/"));
                                c.env("NAME", NAME).env("FLAG", FLAG);
                                more.accept(a, c);
                              }));
            });
    return CatalogFiles.of(edition, app);
  }

  /** The same in both editions. */
  private static List<String> breaking(
      BiConsumer<AppSpec, ContainerSpec> before, BiConsumer<AppSpec, ContainerSpec> after) {
    List<String> ofCharts = breaking(new HelmCatalog(), before, after);
    assertThat(breaking(new ComposeCatalog(), before, after)).isEqualTo(ofCharts);
    return ofCharts;
  }

  private static List<String> breaking(
      CatalogEdition edition,
      BiConsumer<AppSpec, ContainerSpec> before,
      BiConsumer<AppSpec, ContainerSpec> after) {
    try {
      CatalogDiff diff =
          CatalogComparison.of(
              edition, version(edition, "1.0.0", before), version(edition, "1.1.0", after));
      return diff.apps().stream()
          .flatMap(app -> app.versions().stream())
          .flatMap(version -> version.breaking().stream())
          .filter(change -> change.area() == Area.REFUSALS)
          .map(change -> change.subject() + ": " + change.breaking())
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static final BiConsumer<AppSpec, ContainerSpec> NOTHING = (a, c) -> {};
  private static final BiConsumer<AppSpec, ContainerSpec> GUARDED =
      (a, c) -> c.when(COUNT.isGiven(), some -> some.env("COUNT", COUNT));
  private static final BiConsumer<AppSpec, ContainerSpec> BARE = (a, c) -> c.env("COUNT", COUNT);
  private static final BiConsumer<AppSpec, ContainerSpec> UNDER_FLAG =
      (a, c) -> c.when(FLAG, some -> some.env("COUNT", COUNT));

  @Test
  void anAnswerThatMayBeMissingAndIsNeededNowIsBreaking() {
    String told = "no answer to level.count: owners whose answers it meets cannot upgrade";
    assertThat(breaking(NOTHING, BARE)).containsExactly(told);
    assertThat(breaking(GUARDED, BARE)).containsExactly(told);
    assertThat(breaking(UNDER_FLAG, BARE)).containsExactly(told);
    assertThat(breaking(NOTHING, UNDER_FLAG)).containsExactly(told);
    assertThat(breaking(NOTHING, (a, c) -> c.file("/x", text("{}", COUNT)))).containsExactly(told);
  }

  @Test
  void anAnswerThatIsNeededNoMoreOftenThanBeforeIsNot() {
    assertThat(breaking(BARE, BARE)).isEmpty();
    assertThat(breaking(BARE, GUARDED)).isEmpty();
    assertThat(breaking(BARE, UNDER_FLAG)).isEmpty();
    assertThat(breaking(BARE, NOTHING)).isEmpty();
    assertThat(breaking(NOTHING, GUARDED)).isEmpty();
    assertThat(breaking(NOTHING, (a, c) -> c.env("MORE", NAME))).isEmpty();
  }

  private static BiConsumer<AppSpec, ContainerSpec> refusing(Value<Boolean> when) {
    return (a, c) -> a.refuseIf(when, "Not so.");
  }

  @Test
  void aRefusalThatFormerAnswersCanMeetIsBreaking() {
    String told = "Not so.: owners whose answers it meets cannot upgrade";
    assertThat(breaking(NOTHING, refusing(FLAG))).containsExactly(told);
    assertThat(breaking(refusing(all(FLAG, NAME.is("x"))), refusing(FLAG))).containsExactly(told);
    assertThat(breaking(refusing(FLAG), refusing(all(FLAG, NAME.is("x"))))).isEmpty();
    assertThat(breaking(refusing(FLAG), refusing(FLAG))).isEmpty();
    assertThat(breaking(refusing(FLAG), NOTHING)).isEmpty();
  }

  @Test
  void aRefusalOfWhatNobodyHasAnsweredYetIsNot() {
    BiConsumer<AppSpec, ContainerSpec> asksMore =
        (a, c) -> {
          a.group("More", g -> g.ask(OTHER));
          a.refuseIf(all(FLAG, OTHER), "Not both.");
          c.env("OTHER", OTHER);
        };
    BiConsumer<AppSpec, ContainerSpec> wantsMore =
        (a, c) -> {
          a.group("More", g -> g.ask(OTHER));
          a.refuseIf(all(FLAG, not(OTHER)), "Both or none.");
          c.env("OTHER", OTHER);
        };
    assertThat(breaking(NOTHING, asksMore)).isEmpty();
    assertThat(breaking(NOTHING, wantsMore)).hasSize(1);
  }

  private static final ListQuestion VARIABLES =
      ExtraVariables.question("more.variables", "More variables", "");
  private static final ListQuestion STORAGES =
      ExtraStorage.question("more.storages", "More storages", "");

  @Test
  void whatOnlyItemsOfANewListCanMeetIsNot() {
    BiConsumer<AppSpec, ContainerSpec> listed =
        (a, c) -> {
          a.group("More", g -> g.ask(VARIABLES, STORAGES));
          ExtraVariables.set(c, VARIABLES);
          ExtraStorage.mount(c, STORAGES);
          c.mount(Parts.temporary("tmp", 64), "/tmp");
        };
    BiConsumer<AppSpec, ContainerSpec> refused =
        listed.andThen((a, c) -> ExtraVariables.refuse(a, VARIABLES, List.of("HOME")));

    assertThat(breaking(NOTHING, refused)).isEmpty();
    assertThat(breaking(listed, refused))
        .singleElement(STRING)
        .startsWith("An additional environment variable has a name that belongs to the app: HOME.");
  }

  @Test
  void containersThatAnswersCanLeaveOutAllAreBreaking() {
    BiConsumer<AppSpec, ContainerSpec> worker =
        (a, c) ->
            a.workload(
                Parts.workload("worker"),
                w ->
                    w.runAs(568, 568)
                        .container(
                            Image.image("docker.io/library/demo", "1"),
                            one -> one.noHealthCheck("It works.")));
    BiConsumer<AppSpec, ContainerSpec> some =
        (a, c) ->
            a.workload(
                Parts.workload("worker"),
                w -> {
                  w.runAs(568, 568);
                  w.when(
                      FLAG,
                      f ->
                          f.container(
                              "one",
                              Image.image("docker.io/library/demo", "1"),
                              one -> one.noHealthCheck("It works.")));
                  w.when(
                      NAME.is("n"),
                      n ->
                          n.container(
                              "two",
                              Image.image("docker.io/library/demo", "1"),
                              two -> two.noHealthCheck("It works.")));
                });
    // A Compose file has no such workload.
    assertThat(breaking(new HelmCatalog(), worker, some))
        .singleElement()
        .asString()
        .startsWith("workload worker would have no container that runs.");
  }

  @Test
  void oneMorePortOfTheNasIsNone() {
    BiConsumer<AppSpec, ContainerSpec> one =
        (a, c) -> {
          a.group("Ports", g -> g.ask(WEB));
          c.port(Parts.tcp("web", 8081), WEB);
        };
    BiConsumer<AppSpec, ContainerSpec> two =
        (a, c) -> {
          a.group("Ports", g -> g.ask(WEB, ADMIN));
          c.port(Parts.tcp("web", 8081), WEB).port(Parts.tcp("admin", 8082), ADMIN);
        };
    assertThat(breaking(one, two)).isEmpty();
  }
}
