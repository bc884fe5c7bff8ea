package dev.trainyard.catalog.diff;

import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.string;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.compose.ComposeCatalog;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.migration.Migration;
import dev.trainyard.generator.migration.MigrationProgram;
import dev.trainyard.generator.migration.Operation;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.MigrationSpec;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringQuestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a program of the new version mends that the generator has made breaks nothing. */
class MigrationChangesTest {

  private static final StringQuestion HOME =
      string("home").pattern("^[a-z]{1,9}$", "small letters").defaultText("x");

  /** A wizard; another one asks the same elsewhere. */
  private record Wizard(
      PortQuestion port,
      ChoiceQuestion level,
      StorageQuestion data,
      StringQuestion name,
      ListQuestion users) {

    static Wizard of(String port, String data, String name, Question... more) {
      StringQuestion named =
          string(name).pattern("^[a-z]{1,9}$", "small letters").defaultText("eve");
      return new Wizard(
          Questions.port(port).label("Web port").defaultPort(31153),
          level("info", "Info").option("warning", "Warning"),
          storage(data).label("Data"),
          named,
          list("users")
              .label("Users")
              .items(
                  Stream.concat(Stream.of(named, HOME), Stream.of(more)).toArray(Question[]::new)));
    }

    static ChoiceQuestion level(String value, String label) {
      return choice("log.level").label("Level").option(value, label).defaultOption(value);
    }

    Wizard with(ChoiceQuestion other) {
      return new Wizard(port, other, data, name, users);
    }
  }

  private static final int LEVELS = 350_000;

  private static final StringQuestion MAIL =
      string("mail").pattern("^[a-z]{1,9}$", "small letters").defaultText("x");

  private static final StorageQuestion NOTES = storage("notes").label("Notes");
  private static final Wizard FORMER =
      Wizard.of("network.port", "files", "nick", MAIL)
          .with(Wizard.level("info", "Info").option("warn", "Warning"));
  private static final Wizard NOW = Wizard.of("network.port", "storage.files", "name");

  static Stream<CatalogEdition> editions() {
    return Stream.of(new HelmCatalog(), new ComposeCatalog());
  }

  private static App demo(String version, Wizard wizard, Consumer<AppSpec> more) {
    return app(
        "demo",
        a -> {
          a.title("Demo").description("Demo.").appVersion("1").home("https://example.org");
          a.icon("https://example.org/icon.png").categories("demo").version(version);
          a.maintainer("somebody", "somebody@example.org", "").appReadme("Demo.");
          a.readme("Demo.").change(version, "Version " + version + ".");
          a.group("Demo", g -> g.ask(wizard.port(), wizard.level(), wizard.data(), wizard.users()));
          a.workload(
              workload("web"),
              w ->
                  w.runAs(568, 568)
                      .container(
                          image("docker.io/library/demo", "1.2.3"),
                          c -> {
                            c.port(tcp("http", 8080), wizard.port());
                            c.ready(Probe.http("/")).env("LEVEL", wizard.level());
                            c.env("USERS", wizard.users().text(i -> i.get(wizard.name())));
                            c.env("HOMES", wizard.users().text(i -> i.get(HOME)));
                            if (wizard.users().items().contains(MAIL)) {
                              c.env("MAILS", wizard.users().text(i -> i.get(MAIL)));
                            }
                            c.mount(wizard.data(), "/data");
                          }));
          more.accept(a);
        });
  }

  private static SortedMap<String, PublishedFile> files(CatalogEdition edition, App app) {
    Rendered rendered = edition.renderSound(app);
    assertThat(rendered.problems().stream().filter(Problem::isError)).isEmpty();
    SortedMap<String, PublishedFile> files = new TreeMap<>();
    rendered.files().forEach((path, content) -> files.put(path.value(), PublishedFile.of(content)));
    return files;
  }

  private static List<String> breaking(CatalogEdition edition, Consumer<MigrationSpec> migration)
      throws Exception {
    return breaking(
        edition,
        demo("1.0.0", FORMER, a -> {}),
        demo("1.1.0", NOW, a -> a.migration("1.1.0", migration)));
  }

  private static List<String> breaking(CatalogEdition edition, App before, App after)
      throws Exception {
    return CatalogComparison.ofPublishing(edition, files(edition, before), files(edition, after))
        .problems()
        .all()
        .stream()
        .filter(problem -> problem.rule() == Rule.BREAKING_CHANGE)
        .map(problem -> problem.where().subject() + ": " + problem.found())
        .toList();
  }

  private static void renamed(MigrationSpec m) {
    m.rename("files", NOW.data());
  }

  @ParameterizedTest
  @MethodSource("editions")
  void whatIsMendedBreaksNothing(CatalogEdition edition) throws Exception {
    assertThat(
            breaking(
                edition,
                m -> {
                  renamed(m);
                  m.map(NOW.level(), "warn", "warning");
                  m.each(NOW.users(), i -> i.rename("nick", NOW.name()).drop("mail"));
                }))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("editions")
  void whatIsNotMendedBreaksStill(CatalogEdition edition) throws Exception {
    assertThat(breaking(edition, m -> m.drop("somewhere")))
        .anySatisfy(found -> assertThat(found).startsWith("question files: ").contains("mounted"))
        .anySatisfy(found -> assertThat(found).startsWith("question log.level: "))
        .anySatisfy(found -> assertThat(found).startsWith("question users[].nick: "))
        .anySatisfy(found -> assertThat(found).startsWith("question users[].mail: "));
    assertThat(
            breaking(
                edition,
                m -> {
                  renamed(m);
                  m.each(NOW.users(), i -> i.rename("nick", NOW.name()));
                }))
        .hasSize(2)
        .anySatisfy(found -> assertThat(found).contains("owners who chose \"warn\" are refused"))
        .anySatisfy(found -> assertThat(found).startsWith("question users[].mail: "));
  }

  /** As the name of all users that becomes that of each. */
  @Test
  void whoseAnswerIsCopiedNeedNotGiveIt() throws Exception {
    String one =
        """
          - {variable: limit, label: Limit, group: G, schema: {type: int, required: true}}
        """;
    String list =
        """
          - variable: users
            label: Users
            group: G
            schema:
              type: list
              default: []
              items:
                - variable: user
                  label: User
                  schema: {type: dict, attrs: [%s]}
        """;
    String limit = "{variable: limit, label: Limit, schema: {type: int, required: true}}";
    List<Operation> steps =
        List.of(
            new Operation.Copy(List.of("users"), List.of("limit"), List.of("limit")),
            new Operation.Drop(List.of(), List.of("limit")));

    for (boolean mended : List.of(true, false)) {
      assertThat(
              CatalogComparison.ofPublishing(
                      new HelmCatalog(),
                      new CatalogFiles().demo("1.0.0", one + list.formatted("")).all(),
                      new CatalogFiles()
                          .demo("1.0.1", list.formatted(limit))
                          .program(
                              "stable/demo/1.0.1/migrations/migrate",
                              MigrationProgram.JSON.of(
                                  new Migration(mended ? steps : steps.subList(1, 2))))
                          .all())
                  .breaking())
          .isEqualTo(mended ? 0 : 1);
    }
  }

  @ParameterizedTest
  @MethodSource("editions")
  void dataThatIsDroppedIsLost(CatalogEdition edition) throws Exception {
    assertThat(
            breaking(
                edition,
                m -> {
                  m.drop("files");
                  m.map(NOW.level(), "warn", "warning");
                  m.each(NOW.users(), i -> i.rename("nick", NOW.name()).drop("mail"));
                }))
        .anySatisfy(found -> assertThat(found).startsWith("question files: ").contains("mounted"));
  }

  private static App notes(
      String version,
      List<Question> asked,
      Consumer<ContainerSpec> mounts,
      Consumer<AppSpec> more) {
    return app(
        "demo",
        a -> {
          a.title("Demo").description("Demo.").appVersion("1").home("https://example.org");
          a.icon("https://example.org/icon.png").categories("demo").version(version);
          a.maintainer("somebody", "somebody@example.org", "").appReadme("Demo.");
          a.readme("Demo.").change(version, "Version " + version + ".");
          a.group("Demo", g -> g.ask(NOTES).ask(asked.toArray(Question[]::new)));
          a.workload(
              workload("web"),
              w ->
                  w.runAs(568, 568)
                      .container(
                          image("docker.io/library/demo", "1.2.3"),
                          c -> {
                            c.noHealthCheck("None.").mount(temporary("tmp", 16), "/tmp");
                            mounts.accept(c);
                          }));
          more.accept(a);
        });
  }

  /** Who upgrades has the default, or what the program fills in. */
  @ParameterizedTest
  @MethodSource("editions")
  void dataUnderANewQuestionIsFoundByWhoeverIsGivenTheAnswer(CatalogEdition edition)
      throws Exception {
    App before = notes("1.0.0", List.of(), c -> c.mount(NOTES, "/data"), a -> {});
    for (String path : List.of("keep", "storage.more.keep")) {
      for (boolean usual : List.of(true, false)) {
        BooleanQuestion no = Questions.yesNo(path).label("Keep");
        BooleanQuestion keep = usual ? no.defaultYes() : no;
        Consumer<ContainerSpec> under = c -> c.when(keep, k -> k.mount(NOTES, "/data"));
        Consumer<ContainerSpec> over =
            c -> {
              c.mount(NOTES, "/data");
              c.when(keep, k -> k.mount(temporary("cache", 16), "/data/db"));
            };
        Consumer<AppSpec> filled = a -> a.migration("1.1.0", m -> m.fill(keep, !usual));

        assertThat(breaking(edition, before, notes("1.1.0", List.of(keep), under, a -> {})))
            .as(path)
            .hasSize(usual ? 0 : 1);
        assertThat(breaking(edition, before, notes("1.1.0", List.of(keep), under, filled)))
            .as(path)
            .hasSize(usual ? 1 : 0);
        assertThat(breaking(edition, before, notes("1.1.0", List.of(keep), over, a -> {})))
            .as(path)
            .hasSize(usual ? 1 : 0);
        assertThat(breaking(edition, before, notes("1.1.0", List.of(keep), over, filled)))
            .as(path)
            .hasSize(usual ? 0 : 1);
      }
    }
  }

  /** The program mends the answer; Kubernetes still has the port when the new service asks. */
  @Test
  void aPortThatIsRenamedIsStillTaken() throws Exception {
    Wizard other = Wizard.of("network.web_port", "storage.files", "name");
    CatalogEdition charts = new HelmCatalog();
    CatalogEdition files = new ComposeCatalog();
    Consumer<AppSpec> renamed =
        a -> a.migration("1.1.0", m -> m.rename("network.port", other.port()));

    assertThat(breaking(charts, demo("1.0.0", NOW, a -> {}), demo("1.1.0", other, renamed)))
        .singleElement()
        .asString()
        .startsWith("ways of ports, ");
    assertThat(breaking(files, demo("1.0.0", NOW, a -> {}), demo("1.1.0", other, renamed)))
        .isEmpty();
  }

  /** Somebody else's catalog may have any number of steps: none costs more than its length. */
  @Test
  void manyStepsAreComparedInTheTimeThatTheyTake() throws Exception {
    StringBuilder before = new StringBuilder();
    StringBuilder after = new StringBuilder();
    List<Operation> steps = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      String question = "  - {variable: %s%d, label: Q, group: G, schema: {type: string}}\n";
      before.append(question.formatted("v", i));
      after.append(question.formatted("w", i));
      steps.add(new Operation.Rename(List.of(), List.of("v" + i), List.of("w" + i)));
    }
    String program = MigrationProgram.JSON.of(new Migration(steps));

    assertThat(
            CatalogComparison.ofPublishing(
                    new HelmCatalog(),
                    new CatalogFiles().demo("1.0.0", before.toString()).all(),
                    new CatalogFiles()
                        .demo("1.0.1", after.toString())
                        .program("stable/demo/1.0.1/migrations/migrate", program)
                        .all())
                .breaking())
        .isZero();
  }

  /** Nor may the questions that each step moves cost more than there are. */
  @Test
  void aLevelThatMovesAgainAndAgainIsNotFollowed() throws Exception {
    StringBuilder level = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      level.append("        - {variable: q%d, label: Q, schema: {type: string}}\n".formatted(i));
    }
    String question =
        "  - variable: %s\n    label: L\n    group: G\n    schema:\n      type: dict\n      attrs:\n";
    List<Operation> steps = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      steps.add(new Operation.Rename(List.of(), List.of("l" + i), List.of("l" + (i + 1))));
    }

    assertThat(
            CatalogComparison.ofPublishing(
                    new HelmCatalog(),
                    new CatalogFiles().demo("1.0.0", question.formatted("l0") + level).all(),
                    new CatalogFiles()
                        .demo("1.0.1", question.formatted("l20000") + level)
                        .program(
                            "stable/demo/1.0.1/migrations/migrate",
                            MigrationProgram.JSON.of(new Migration(steps)))
                        .all())
                .breaking())
        .isZero();
  }

  /** Nor what looks like the path of an answer more than its length, however many levels it has. */
  @Test
  void aPathOfAnyLengthIsNoneOfAnAnswer() throws Exception {
    String question = "  - {variable: %s, label: Q, group: G, schema: {type: string}}\n";
    String far = "a.".repeat(LEVELS) + "a";
    List<Operation> steps =
        List.of(
            new Operation.Rename(List.of(), List.of("v"), List.of("w")),
            new Operation.Drop(List.of(), List.of(far)));

    assertThat(
            CatalogComparison.of(
                    new HelmCatalog(),
                    new CatalogFiles()
                        .demo("1.0.0", question.formatted("v") + question.formatted(far))
                        .file(
                            "stable/demo/1.0.0/Chart.yaml", "appVersion: \"values." + far + "\"\n")
                        .all(),
                    new CatalogFiles()
                        .demo("1.0.1", question.formatted("w"))
                        .file(
                            "stable/demo/1.0.1/Chart.yaml", "appVersion: \"values." + far + "\"\n")
                        .program(
                            "stable/demo/1.0.1/migrations/migrate",
                            MigrationProgram.JSON.of(new Migration(steps)))
                        .all())
                .apps())
        .hasSize(1);
  }

  /** A program that somebody has changed may do anything. */
  @ParameterizedTest
  @MethodSource("editions")
  void aProgramOfSomebodyElseMayMendAnything(CatalogEdition edition) throws Exception {
    SortedMap<String, PublishedFile> head =
        files(edition, demo("1.1.0", NOW, a -> a.migration("1.1.0", m -> m.drop("somewhere"))));
    head.replaceAll(
        (path, file) -> {
          try {
            return path.endsWith("migrations/migrate")
                ? PublishedFile.of(
                    Content.text(file.content().toText().replace("somewhere", "elsewhere ") + "#\n")
                        .asExecutable())
                : file;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    assertThat(
            CatalogComparison.ofPublishing(
                    edition, files(edition, demo("1.0.0", FORMER, a -> {})), head)
                .problems()
                .all()
                .stream()
                .filter(problem -> problem.where().subject().startsWith("question users[].mail"))
                .map(Problem::found))
        .singleElement()
        .asString()
        .contains("unless its migration mends stored answers");
  }
}
