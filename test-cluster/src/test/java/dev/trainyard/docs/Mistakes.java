package dev.trainyard.docs;

import static dev.trainyard.docs.Example.IMAGE;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.storage;

import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.edition.LastUpdate;
import dev.trainyard.catalog.generate.CatalogGenerator;
import dev.trainyard.catalog.generate.GenerateRequest;
import dev.trainyard.catalog.git.PublicAddress;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Edition;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.helm.word.Helm;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.JobSpec;
import dev.trainyard.generator.model.Parts;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringQuestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** For each rule something that breaks it, and the report that docs/problems.md shows. */
final class Mistakes {

  private static final PortQuestion WEB = port("network.web").defaultPort(30080);
  private static final StringQuestion TITLE = Questions.string("title").label("Title");
  private static final StringQuestion OTHER = Questions.string("notes.other").label("Other");
  private static final SecretQuestion PASSWORD = secret("password").label("Password");
  private static final StorageQuestion DATA = storage("storage.data").label("Data");
  private static final BooleanQuestion FLAG = Questions.yesNo("loud");

  private Mistakes() {}

  /** Mistakes in a definition. */
  private static Map<Rule, Consumer<AppSpec>> inDefinitions() {
    Map<Rule, Consumer<AppSpec>> all = new EnumMap<>(Rule.class);
    all.put(Rule.SHAPE, a -> a.home("notes.example.org"));
    all.put(Rule.NAME, a -> workload(a, "Web_Server", w -> {}, c -> {}));
    all.put(Rule.VERSION, a -> a.version("1.0"));
    all.put(Rule.MISSING, a -> a.title(""));
    all.put(Rule.DUPLICATE, a -> a.group("Title", g -> g.ask(TITLE, TITLE)));
    all.put(
        Rule.RESERVED_VARIABLE,
        a -> {
          asks(a, Questions.string("global.name"));
          uses(a, c -> {});
        });
    all.put(Rule.GROUP, a -> a.group("Empty", g -> {}));
    all.put(Rule.DEFAULT, a -> asks(a, integer("workers").defaultNumber(100).range(1, 64)));
    all.put(Rule.RANGE, a -> asks(a, port("web").range(80, 443)));
    all.put(
        Rule.PATTERN, a -> asks(a, Questions.string("host").pattern("[a-z]+", "Not possible.")));
    all.put(
        Rule.CONDITION, a -> asks(a, TITLE, Questions.string("notes.host").when(TITLE.is("x"))));
    all.put(
        Rule.WIZARD,
        a -> {
          asks(a, list("users").items(TITLE));
          uses(a, c -> {});
        });
    all.put(Rule.NOT_ASKED, a -> uses(a, c -> c.env("TITLE", TITLE)));
    all.put(Rule.UNUSED, a -> asks(a, TITLE));
    all.put(
        Rule.HOLE,
        a -> {
          asks(a, TITLE);
          uses(a, c -> c.file("/etc/notes.toml", text("title = \"{}\"\n", TITLE)));
        });
    all.put(
        Rule.VOLUME,
        a -> {
          asks(a, DATA);
          uses(a, c -> c.mount(DATA, "data"));
        });
    all.put(Rule.PORT, a -> asks(a, WEB, port("network.admin").defaultPort(30080)));
    all.put(
        Rule.HEALTH,
        a ->
            a.workload(Parts.workload("worker"), w -> w.runAs(568, 568).container(IMAGE, c -> {})));
    all.put(
        Rule.IMAGE,
        a ->
            a.workload(
                Parts.workload("worker"),
                w ->
                    w.runAs(568, 568)
                        .container(
                            image("docker.io/example/notes", "latest"),
                            c -> c.port(tcp("http", 8080)).ready(http("/")))));
    all.put(
        Rule.REFERENCE,
        a ->
            workload(
                a,
                "worker",
                w -> w.waitFor(Parts.workload("database"), tcp("sql", 5432)),
                c -> {}));
    all.put(Rule.SECURITY, a -> uses(a, c -> c.capability("CAP_CHOWN", "It changes owners.")));
    all.put(
        Rule.SECRET,
        a -> {
          asks(a, PASSWORD);
          uses(a, c -> c.arg(PASSWORD));
        });
    all.put(
        Rule.SCENARIO,
        a -> {
          asks(a, WEB);
          uses(a, c -> c.port(tcp("web", 8081), WEB));
          a.scenario("low-port", s -> s.answer(WEB, 80));
        });
    all.put(
        Rule.EDITION,
        a -> {
          uses(a, c -> {});
          a.job("prepare", Trigger.Moment.BEFORE_UPGRADE, Mistakes::prepare);
        });
    all.put(Rule.STATEMENT, a -> uses(a, c -> c.when(FLAG, flag -> c.args("--loud"))));
    all.put(
        Rule.ENDLESS,
        a -> {
          uses(a, c -> {});
          a.job(
              "index",
              Trigger.Moment.EACH_RELEASE,
              j -> j.runAs(568, 568).endsWithin(0).container(IMAGE, c -> {}));
        });
    all.put(
        Rule.AROUND,
        a -> {
          uses(a, c -> {});
          a.only(
              Helm.patch("Priorities.", "Deployment", "servers", m -> m.set("spec/paused", true)));
        });
    all.put(
        Rule.RELEASE,
        a -> {
          uses(a, c -> {});
          a.only(
              Helm.patch(
                  "Reads the cluster.",
                  "Deployment",
                  "server",
                  m -> m.set("spec/template/spec/serviceAccountName", "reader")));
        });
    all.put(
        Rule.UNANSWERED,
        a -> {
          StringQuestion server = Questions.string("mail_server").required().when(FLAG);
          asks(a, FLAG, server);
          uses(a, c -> c.env("LOUD", FLAG).env("MAIL_SERVER", server));
        });
    all.put(
        Rule.MIGRATION,
        a -> {
          asks(a, WEB);
          uses(a, c -> c.port(tcp("web", 8081), WEB));
          a.migration("1.0.0", m -> m.drop("network.web"));
        });
    return all;
  }

  private static void prepare(JobSpec j) {
    j.runAs(568, 568).container(IMAGE, c -> c.file("/etc/notes.toml", text("a = 1\n")));
  }

  /** Mistakes in a catalog: the apps, the edition, or what lies in the folder already. */
  private static Map<Rule, Catalog> inCatalogs() {
    Map<Rule, Catalog> all = new EnumMap<>(Rule.class);
    App notes = Example.app("notes", a -> uses(a, c -> {}));
    all.put(Rule.CATALOG_EMPTY, new Catalog(List.of(), files -> files));
    all.put(Rule.APP_TWICE, new Catalog(List.of(notes, notes), files -> files));
    all.put(
        Rule.TRAIN,
        new Catalog(
            List.of(Example.app("notes", a -> uses(a.train("docs"), c -> {}))), files -> files));
    all.put(Rule.RENDERING, new Catalog(List.of(notes), files -> new TreeMap<>()));
    all.put(Rule.APP_LAYOUT, changed(notes, "stable/notes/notes.txt", "Read me.\n"));
    all.put(Rule.ITEM_FILE, changed(notes, "stable/notes/1.0.0/questions.yaml", null));
    all.put(Rule.INDEXED_FILE, changed(notes, "stable/notes/item.yaml", "tags: [\n"));
    all.put(
        Rule.INDEXED_VALUE, changed(notes, "stable/notes/item.yaml", "categories: productivity\n"));
    all.put(
        Rule.VERSION_FOLDER,
        new Catalog(
            List.of(notes), files -> files.tailMap(new RelativePath("stable/notes/item.yaml"))));
    all.put(Rule.PATHS, changed(notes, "stable/notes/1.0.0/readme.md", "Keeps notes.\n"));
    all.put(Rule.FOREIGN_FILES, new Catalog(List.of(notes), files -> files));
    all.put(Rule.NOT_A_FILE, new Catalog(List.of(notes), files -> files));
    all.put(Rule.EDITED_FILES, new Catalog(List.of(notes), files -> files));
    all.put(Rule.FOLDER_WRITING, new Catalog(List.of(notes), files -> files));
    return all;
  }

  /**
   * What a catalog is made of.
   *
   * @param apps its apps
   * @param edition what becomes of the files that the Helm edition makes
   */
  private record Catalog(List<App> apps, UnaryOperator<SortedMap<RelativePath, Content>> edition) {}

  private static Catalog changed(App app, String path, String text) {
    return new Catalog(
        List.of(app),
        files -> {
          SortedMap<RelativePath, Content> changed = new TreeMap<>(files);
          changed.remove(new RelativePath(path));
          if (text != null) {
            changed.put(new RelativePath(path), Content.text(text));
          }
          return changed;
        });
  }

  private static void asks(AppSpec a, Question... questions) {
    a.group("Notes", g -> g.ask(questions));
  }

  private static void uses(AppSpec a, Consumer<ContainerSpec> content) {
    workload(a, "server", w -> {}, content);
  }

  private static void workload(
      AppSpec a, String name, Consumer<WorkloadSpec> pod, Consumer<ContainerSpec> container) {
    a.workload(
        Parts.workload(name),
        w -> {
          w.runAs(568, 568);
          pod.accept(w);
          w.container(
              IMAGE,
              c -> {
                container.accept(c);
                c.port(tcp("http", 8080)).ready(http("/health"));
              });
        });
  }

  /** The rules for which there is a mistake. */
  static Set<Rule> reported() {
    Map<Rule, Object> all = new EnumMap<>(Rule.class);
    all.putAll(inDefinitions());
    all.putAll(inCatalogs());
    return all.keySet();
  }

  /** The first report of a rule for its mistake, as people read it. */
  static String report(Rule rule) {
    return problems(rule).stream()
            .filter(problem -> problem.rule() == rule)
            .findFirst()
            .orElseThrow(() -> new AssertionError("nothing breaks " + rule.code()))
            .describe()
            .replaceAll("Mistakes\\.java:[0-9]+", "Notes.java:24")
        + "\n";
  }

  private static List<Problem> problems(Rule rule) {
    if (inDefinitions().containsKey(rule)) {
      App app = Example.app("notes", inDefinitions().get(rule));
      return new HelmEdition().render(app).problems();
    }
    Path folder = null;
    try {
      folder = Files.createTempDirectory("docs");
      Path output = folder.resolve("catalog");
      if (rule == Rule.FOREIGN_FILES) {
        Files.writeString(Files.createDirectory(output).resolve("thesis.odt"), "");
      } else if (rule == Rule.NOT_A_FILE) {
        Files.writeString(output, "");
      } else if (rule == Rule.EDITED_FILES) {
        new CatalogGenerator().generate(request(inCatalogs().get(rule), output));
        Files.writeString(output.resolve("stable/notes/item.yaml"), "tags: [mine]\n");
      } else if (rule == Rule.FOLDER_WRITING) {
        Files.writeString(output.resolveSibling(".catalog.trainyard-lock"), "mine");
      }
      return new CatalogGenerator()
          .generate(request(inCatalogs().get(rule), output)).problems().all().stream()
              .map(problem -> shown(problem, output))
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      remove(folder);
    }
  }

  private static GenerateRequest request(Catalog catalog, Path output) {
    Edition edition =
        new Edition() {
          @Override
          public String name() {
            return "helm";
          }

          @Override
          public Layout layout() {
            return HelmLayout.LAYOUT;
          }

          @Override
          public Rendered renderSound(App app) {
            Rendered rendered = new HelmEdition().render(app);
            return new Rendered(catalog.edition().apply(rendered.files()), rendered.problems());
          }
        };
    return new GenerateRequest(
        catalog.apps(),
        new HelmCatalog(edition),
        output,
        new CatalogInfo("Notes", PublicAddress.NONE, "main"),
        LastUpdate.always(Instant.EPOCH));
  }

  private static Problem shown(Problem problem, Path output) {
    return new Problem(
        problem.severity(),
        problem.rule(),
        new Where(
            problem.where().app(),
            problem.where().subject(),
            problem.where().file().replace(output.toString(), "target/catalog"),
            problem.where().line(),
            problem.where().column()),
        problem.found().replace(output.getParent().toString(), "target"),
        problem.allowed(),
        problem.fix());
  }

  private static void remove(Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
