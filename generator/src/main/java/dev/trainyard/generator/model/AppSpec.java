package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.Expressions;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.GivenAnswers;
import dev.trainyard.generator.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What can be said about an app. */
public final class AppSpec extends AppParts<AppSpec> {

  private final String name;
  private final SourceLine source = SourceLine.ofCaller();
  private String train = App.STABLE;
  private String version = "";
  private String appVersion = "";
  private String oneWay = "";
  private String title = "";
  private String description = "";
  private String home = "";
  private String icon = "";
  private String appReadme = "";
  private String readme = "";
  private Text notes = new Text(List.of());
  private SourceLine labels;
  private SourceLine networks;
  private final List<String> sources = new ArrayList<>();
  private final List<Listing.Maintainer> maintainers = new ArrayList<>();
  private final List<String> categories = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();
  private final List<String> keywords = new ArrayList<>();
  private final List<String> screenshots = new ArrayList<>();
  private final List<Prose.Change> changes = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private final List<Said<EditionWord.OfApp>> words = new ArrayList<>();
  private final List<Scenario> scenarios = new ArrayList<>();
  private final List<AnswerMigration> migrations = new ArrayList<>();
  private final List<Acceptance> acceptances = new ArrayList<>();

  AppSpec(String name, Statements statements) {
    super(statements);
    this.name = name;
  }

  @Override
  AppSpec self() {
    return this;
  }

  /** The display name. */
  public AppSpec title(String title) {
    once("title");
    this.title = NotNull.of(title, "the title");
    return this;
  }

  /** One sentence about the app. */
  public AppSpec description(String description) {
    once("description");
    this.description = NotNull.of(description, "the description");
    return this;
  }

  /** The train it is published in; {@code stable} by default, the one TrueNAS prefers. */
  public AppSpec train(String train) {
    once("train");
    this.train = NotNull.of(train, "the train");
    return this;
  }

  /** Version of the app in the catalog, {@code X.Y.Z} in digits. */
  public AppSpec version(String version) {
    once("version");
    this.version = NotNull.of(version, "the version");
    return this;
  }

  /** Version of the software that it installs. */
  public AppSpec appVersion(String appVersion) {
    once("appVersion");
    this.appVersion = NotNull.of(appVersion, "the version of the software");
    return this;
  }

  /** There is no way back from this version to the one before, for this reason. */
  public AppSpec oneWay(String reason) {
    once("oneWay");
    this.oneWay = NotNull.of(reason, "the reason");
    return this;
  }

  /** Address of the app's home page. */
  public AppSpec home(String url) {
    once("home");
    this.home = NotNull.of(url, "the home page");
    return this;
  }

  /** Address of the icon. */
  public AppSpec icon(String url) {
    once("icon");
    this.icon = NotNull.of(url, "the icon");
    return this;
  }

  /** Adds addresses of the sources. */
  public AppSpec sources(String... urls) {
    said();
    sources.addAll(NotNull.all(urls, "an address of sources"));
    return this;
  }

  /** Adds somebody who maintains the app in the catalog. */
  public AppSpec maintainer(String name, String email, String url) {
    said();
    maintainers.add(
        new Listing.Maintainer(
            NotNull.of(name, "the name"),
            NotNull.of(email, "the address"),
            NotNull.of(url, "the home page")));
    return this;
  }

  /** Adds shelves of the catalog. */
  public AppSpec categories(String... names) {
    said();
    categories.addAll(NotNull.all(names, "a category"));
    return this;
  }

  /** Adds words that users search for. */
  public AppSpec tags(String... words) {
    said();
    tags.addAll(NotNull.all(words, "a tag"));
    return this;
  }

  /** Adds keywords of the app. */
  public AppSpec keywords(String... words) {
    said();
    keywords.addAll(NotNull.all(words, "a keyword"));
    return this;
  }

  /** Adds addresses of pictures. */
  public AppSpec screenshots(String... urls) {
    said();
    screenshots.addAll(NotNull.all(urls, "a screenshot"));
    return this;
  }

  /** Markdown: the introduction in the catalog. */
  public AppSpec appReadme(String markdown) {
    once("appReadme");
    this.appReadme = NotNull.of(markdown, "the introduction");
    return this;
  }

  /** Markdown: the app's README; the table of questions is added to it. */
  public AppSpec readme(String markdown) {
    once("readme");
    this.readme = NotNull.of(markdown, "the README");
    return this;
  }

  /** What is shown after an installation; see {@link Expressions#text}. */
  public AppSpec notes(Value<String> notes) {
    once("notes");
    this.notes = Text.of(NotNull.of(notes, "the text of the notes"));
    return this;
  }

  /** Adds to the history what a version changed; newest first. */
  public AppSpec change(String version, String... lines) {
    said();
    changes.add(new Prose.Change(NotNull.of(version, "the version"), NotNull.all(lines, "a line")));
    return this;
  }

  /** Adds a section of the wizard. */
  public AppSpec group(String name, Consumer<GroupSpec> content) {
    SourceLine line = line();
    NotNull.of(name, "the heading");
    GroupSpec spec = filled(new GroupSpec(this), content);
    String help = spec.description.isEmpty() ? name + " settings" : spec.description;
    groups.add(new Group(name, help, spec.questions, spec.editions, line));
    return this;
  }

  /**
   * The owner may put labels on the containers of workloads, by which other programs of the NAS
   * find them: asked in a section of its own by forms that official apps ask so, too.
   */
  public AppSpec labels() {
    this.labels = once("labels");
    return this;
  }

  /**
   * The owner may have the containers of workloads join networks that the NAS has: asked by forms
   * that official apps ask so, too. They stay in the network of the app.
   */
  public AppSpec networks() {
    this.networks = once("networks");
    return this;
  }

  /**
   * What checks of the published catalog find under this code is taken as it is.
   *
   * @param code the code of the rule, such as {@code TN719}
   * @param reason why
   */
  public AppSpec accept(String code, String reason) {
    return accept(code, "", reason);
  }

  /**
   * What checks of the published catalog find under this code about one thing is taken as it is.
   *
   * @param code the code of the rule, such as {@code TN719}
   * @param subject what it is about, in the words of the finding, such as {@code question workers}
   * @param reason why
   */
  public AppSpec accept(String code, String subject, String reason) {
    acceptances.add(new Acceptance(code, subject, reason, line()));
    return this;
  }

  /** Says what only one edition can do; the others report it. */
  public AppSpec only(EditionWord.OfApp word) {
    words.add(new Said<>(word, line()));
    return this;
  }

  /**
   * Adds a named set of answers with which the app is tested; without any there is one named {@code
   * default} with the defaults.
   */
  public AppSpec scenario(String name, Consumer<GivenAnswers> content) {
    SourceLine line = line();
    scenarios.add(new Scenario(NotNull.of(name, "the name"), GivenAnswers.of(content), line));
    return this;
  }

  /**
   * What becomes of answers that owners gave to older versions: TrueNAS brings them into the form
   * of this one before it checks them at an upgrade.
   *
   * @param since the first version that asks as this one does, {@code X.Y.Z}; earlier ones are
   *     mended
   * @param content says which answers, by the paths that they had
   */
  public AppSpec migration(String since, Consumer<MigrationSpec> content) {
    SourceLine line = line();
    NotNull.of(since, "the version");
    MigrationSpec spec = filled(new MigrationSpec(this), content);
    migrations.add(new AnswerMigration(since, spec.steps(), line));
    return this;
  }

  App build(List<Problem> misstatements) {
    List<Scenario> all =
        scenarios.isEmpty() ? List.of(new Scenario("default", List.of(), source)) : scenarios;
    Listing listing =
        new Listing(
            title,
            description,
            home,
            icon,
            sources,
            maintainers,
            categories,
            tags,
            keywords,
            screenshots);
    return new App(
        name,
        train,
        version,
        appVersion,
        oneWay,
        listing,
        new Prose(appReadme, readme, notes, changes),
        groups,
        List.of(),
        collected.workloads,
        collected.jobs,
        collected.portals,
        collected.refusals,
        new Offers(Optional.ofNullable(labels), Optional.ofNullable(networks)),
        words,
        all,
        migrations,
        acceptances,
        misstatements,
        source);
  }
}
