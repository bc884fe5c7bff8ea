package dev.trainyard.maven;

import dev.trainyard.catalog.diff.ComparedCatalog;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.git.Access;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.ProgramPath;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.catalog.lint.CatalogLint;
import dev.trainyard.catalog.lint.LintResult;
import dev.trainyard.catalog.lint.UnknownReleaseException;
import dev.trainyard.catalog.lint.report.ConsoleReport;
import dev.trainyard.catalog.lint.report.GithubAnnotations;
import dev.trainyard.catalog.lint.report.LintFormat;
import dev.trainyard.catalog.lint.report.LintJson;
import dev.trainyard.catalog.lint.rule.CatalogRules;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.source.CatalogSource;
import dev.trainyard.catalog.source.OpenCatalog;
import dev.trainyard.catalog.source.UnreadableSourceException;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Severity;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals ask that check a catalog, and what they tell of it. */
abstract class LintMojo extends RepositoryMojo {

  static final String CATALOG = "truenas.catalog";
  private static final String SERVER = "truenas.catalog.server";
  private static final String RELEASES = "truenas.releases";
  private static final String FAIL_ON = "truenas.validate.failOn";
  private static final String FORMATS = "truenas.validate.formats";
  private static final String HELM = "truenas.helm";
  private static final String NEVER = "never";

  /**
   * What goals write below a folder for results: files beside each other, which TrueNAS passes over
   * in the folder of an app, and below {@code work} what they have unpacked, in folders of their
   * own. Everything else is a part of the catalog, wherever somebody has put it.
   */
  private static final Pattern RESULT =
      Pattern.compile("\\.gitignore|[a-z-]+\\.(json|sarif|xml|md)|work/[^/]+/.+");

  private static final String NONE = "none";

  /**
   * The catalog to check; a folder, a git repository and a revision as {@code PATH#REVISION}, or an
   * address as for {@code git clone}, with the name of a branch or tag behind a {@code #} if it is
   * not the one that the repository proposes. Relative paths are below the module. By default what
   * was generated or published is checked.
   *
   * @since 0.1.0
   */
  @Parameter(property = CATALOG)
  private String catalog;

  /**
   * The releases of TrueNAS that the catalog is for, separated by commas on the command line;
   * {@code 22.02}, {@code 22.12}, {@code 23.10} and {@code 24.04}, all of them when empty.
   *
   * @since 0.1.0
   */
  @Parameter(property = RELEASES)
  private List<String> releases = List.of();

  /**
   * What makes the goal fail; {@code error}, {@code warning} or {@code note} for something as bad
   * as that or worse, {@code never} for nothing.
   *
   * @since 0.1.0
   */
  @Parameter(property = FAIL_ON, defaultValue = "error", required = true)
  private String failOn;

  /**
   * Reports beside that for programs, separated by commas on the command line; {@code sarif},
   * {@code junit} and {@code markdown}, none when empty.
   *
   * @since 0.1.0
   */
  @Parameter(property = FORMATS)
  private List<String> formats = List.of();

  /**
   * Folder for the reports; any path, relative ones below the module.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "truenas.validate.reports",
      defaultValue = "${project.build.directory}/truenas",
      required = true)
  private File reportFolder;

  /**
   * The generated catalog that is checked by default; any path.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "truenas.output",
      defaultValue = "${project.build.directory}/catalog",
      required = true)
  private File output;

  /**
   * Branch of the published catalog that is checked by default while nothing is generated; the name
   * of a git branch.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.catalog.branch", defaultValue = "main", required = true)
  private String branch;

  /**
   * Server of settings.xml with user name and password or token for a catalog at {@code https://},
   * and for no other host; an id.
   *
   * @since 0.1.0
   */
  @Parameter(property = SERVER)
  private String catalogServer;

  /**
   * Helm, with which every version is rendered, so that what comes out is checked, too; a program,
   * by default the one that the path of the environment leads to, {@code none} for no rendering.
   * Without one the rest is checked, and a line says so.
   *
   * @since 0.1.0
   */
  @Parameter(property = HELM)
  private String helm;

  /**
   * Editions of the catalog, separated by commas on the command line; names of editions; when empty
   * those of the named releases, else all. A catalog that is named is checked as one of the first
   * of them. The first edition has the folders and branches as they are named, each other one those
   * with its name after a hyphen.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.editions")
  private List<String> editions = List.of();

  @Override
  List<CatalogEdition> editions() throws GoalFailure {
    List<CatalogEdition> chosen = selection().of(editions);
    if (GivenNames.of(editions).isEmpty()) {
      List<CatalogEdition> read =
          chosen.stream()
              .filter(
                  edition ->
                      !Collections.disjoint(edition.rules().releases(), GivenNames.of(releases)))
              .toList();
      chosen = read.isEmpty() ? chosen : read;
    }
    return named().isPresent() ? chosen.subList(0, 1) : chosen;
  }

  @Override
  Path resultFolder(ProjectPlaces places) {
    return ProjectPlaces.place(reportFolder);
  }

  final Optional<String> named() {
    return RemoteSettings.given(catalog);
  }

  /** What is said first when something reaches the threshold. */
  abstract String outcome();

  /**
   * Checks the catalog.
   *
   * @param source where the catalog comes from
   * @param targets the releases that it is for
   * @throws UnreadableSourceException when the catalog cannot be found
   */
  abstract LintResult check(GoalRun run, CatalogSource source, List<String> targets)
      throws GoalFailure, GitFailure, IOException, UnreadableSourceException;

  @Override
  void run(GoalRun run) throws GoalFailure, GitFailure, IOException {
    Optional<Severity> threshold = threshold();
    Set<LintFormat> wanted = wanted();
    List<String> targets = targets(run);
    for (LintFormat format : LintFormat.values()) {
      file(run, format).forget();
    }
    LintResult result = result(run, targets);
    run.result().putAll(LintJson.of(result));
    result.problems().all().forEach(run.result()::problem);
    for (LintFormat format : wanted) {
      file(run, format).write(run.logins().hiddenIn(format.write(result)));
    }
    tell(run, result);
    List<String> outcome = List.of(result.summary(), "Report: " + shown(run, wanted));
    if (threshold.filter(result::reaches).isPresent()) {
      run.say(List.of(outcome.get(1)));
      throw GoalFailure.told(result.summary()).after(outcome());
    }
    run.result().status(result.problems().all().isEmpty() ? "clean" : "findings");
    run.conclude(outcome);
  }

  private Optional<Severity> threshold() throws GoalFailure {
    if (failOn.equals(NEVER)) {
      return Optional.empty();
    }
    Optional<Severity> severity =
        Stream.of(Severity.values()).filter(one -> one.word().equals(failOn)).findFirst();
    if (severity.isEmpty()) {
      throw setting(FAIL_ON + " is \"" + failOn + "\"", "error, warning, note or never");
    }
    return severity;
  }

  private Set<LintFormat> wanted() throws GoalFailure {
    Set<LintFormat> wanted = new LinkedHashSet<>();
    for (String name : GivenNames.of(formats)) {
      wanted.add(
          LintFormat.of(name)
              .orElseThrow(
                  () -> setting(FORMATS + " names \"" + name + "\"", "sarif, junit and markdown")));
    }
    return wanted;
  }

  private List<String> targets(GoalRun run) throws GoalFailure {
    List<String> wanted = new ArrayList<>(GivenNames.of(releases));
    for (CatalogEdition other : run.oneOfSeveral() ? editions() : List.<CatalogEdition>of()) {
      if (!other.equals(run.edition())) {
        wanted.removeAll(other.rules().releases());
      }
    }
    try {
      return CatalogLint.targets(run.edition(), wanted);
    } catch (UnknownReleaseException e) {
      String others =
          run.editions().all().stream()
              .filter(edition -> !Collections.disjoint(edition.rules().releases(), e.unknown()))
              .map(CatalogEdition::name)
              .collect(Collectors.joining(" or "));
      throw GoalFailure.of(
          Rule.GOAL_SETTING,
          RELEASES + ": " + e.getMessage() + " that reads the edition " + run.edition().name(),
          String.join(", ", e.known()),
          others.isEmpty()
              ? "Correct the parameter."
              : "Name the edition of that release: -Dtruenas.editions=" + others);
    }
  }

  static GoalFailure setting(String found, String allowed) {
    return GoalFailure.of(Rule.GOAL_SETTING, found, allowed, "Correct the parameter.");
  }

  private LintResult result(GoalRun run, List<String> targets)
      throws GoalFailure, GitFailure, IOException {
    try {
      return check(run, source(run), targets);
    } catch (UnreadableSourceException e) {
      throw GoalFailure.of(
          Rule.LINT_SOURCE,
          e.getMessage(),
          CatalogSource.SHAPE + ", or the address of a repository and a branch as URL#BRANCH",
          named().isPresent()
              ? "Correct -D"
                  + CATALOG
                  + "; an address that asks for a login gets that of the server in settings.xml"
                  + " that -D"
                  + SERVER
                  + " names."
              : "Name a catalog by -D" + CATALOG + ", or call truenas:generate first.");
    }
  }

  /** The files of an open catalog; what goals write into it themselves is no part of it. */
  final SortedMap<String, PublishedFile> files(GoalRun run, CatalogSource source, OpenCatalog open)
      throws IOException, GoalFailure {
    SortedMap<String, PublishedFile> files = new TreeMap<>(open.files());
    // Nothing would be found in it, and so nothing to object to.
    Optional<String> other =
        ComparedCatalog.ofOther(run.edition(), run.editions().all(), open.files());
    if (other.isPresent()) {
      throw GoalFailure.of(
          Rule.LINT_SOURCE,
          source.shown() + " " + other.get(),
          "a catalog of the edition " + run.edition().name(),
          "Name the edition of the catalog, or a release that reads it: -Dtruenas.editions or -D"
              + RELEASES
              + ".");
    }
    if (source instanceof CatalogSource.Folder folder) {
      Path root = folder.path().toRealPath();
      for (Path own : List.of(resultFolder(run.places()), run.places().results())) {
        if (Files.isDirectory(own) && own.toRealPath().startsWith(root)) {
          String below = root.relativize(own.toRealPath()).toString().replace('\\', '/') + "/";
          files
              .keySet()
              .removeIf(
                  path ->
                      path.startsWith(below)
                          && RESULT.matcher(path.substring(below.length())).matches());
        }
      }
    }
    return files;
  }

  /** The rules of the edition, with what versions render to where there is a program for it. */
  final CatalogRules rules(GoalRun run) throws GoalFailure {
    CatalogRules rules = run.edition().rules();
    Optional<String> name = rules.program();
    if (name.isEmpty()) {
      return rules;
    }
    Optional<String> given = RemoteSettings.given(helm);
    if (given.filter(NONE::equals).isPresent()) {
      return notRendered(run, rules, HELM + " is " + NONE);
    }
    Optional<Path> program =
        given
            .map(path -> run.places().base().resolve(path).normalize())
            .or(() -> ProgramPath.ofProcess().find(name.get()));
    if (program.isEmpty()) {
      return notRendered(run, rules, "no " + name.get() + " is on the path; name it by -D" + HELM);
    }
    try {
      return rules.rendering(program.get(), run.places().work());
    } catch (IOException e) {
      String found = run.places().display().show(program.get()) + " " + e.getMessage();
      if (given.isPresent()) {
        throw setting(HELM + ": " + found, "the program " + name.get() + ", or " + NONE);
      }
      return notRendered(run, rules, found);
    }
  }

  private static CatalogRules notRendered(GoalRun run, CatalogRules rules, String why) {
    run.log().info("Versions are not rendered: " + why);
    return rules;
  }

  /** The branch of the published catalog, of the first edition. */
  final String branch() {
    return branch;
  }

  private CatalogSource source(GoalRun run)
      throws GoalFailure, GitFailure, UnreadableSourceException {
    CatalogSource source = chosen(run);
    // In its own form: what cannot be read for certain may hold a login.
    run.result().put("catalog", source.shown());
    if (source instanceof CatalogSource.Revision published
        && named().isEmpty()
        && !Files.exists(published.repository())) {
      throw new UnreadableSourceException(
          "there is no catalog in "
              + run.places().display().show(ProjectPlaces.place(run.place(output).toFile()))
              + " and no git repository "
              + run.places().display().show(published.repository()));
    }
    return source;
  }

  private CatalogSource chosen(GoalRun run)
      throws GoalFailure, GitFailure, UnreadableSourceException {
    Optional<String> named = named();
    if (named.isPresent()) {
      return CatalogSource.parse(
          named.get(), run.places().base(), access(named.get(), run), run.places().work());
    }
    Path generated = ProjectPlaces.place(run.place(output).toFile());
    if (Files.isDirectory(generated)) {
      return new CatalogSource.Folder(generated);
    }
    DefaultPublication unnamed = DefaultPublication.of(run);
    unnamed.requireOwn();
    return new CatalogSource.Revision(unnamed.repository(), run.place(branch));
  }

  /** What a remote repository is shown; asked for before it is known whether there is one. */
  final Access access(String source, GoalRun run) throws GoalFailure, GitFailure {
    if (!isAddress(source)) {
      return Access.USUAL;
    }
    String address = address(source);
    boolean ofCatalog =
        named().isEmpty()
            || !isAddress(named().get())
            || RemoteAddress.of(address(named().get()), run.places().base())
                .isOnServerOf(RemoteAddress.of(address, run.places().base()));
    return at(address, branch, run)
        .accessToRead(RemoteSettings.given(catalogServer).filter(id -> ofCatalog), target());
  }

  /** A revision may have an @ as well: {@code main@{upstream}}. */
  private static boolean isAddress(String source) {
    String place = address(source);
    return place.contains("://")
        || place.contains("@") && !place.contains("@{") && RemoteAddress.isOfAnotherHost(place);
  }

  private static String address(String source) {
    return source.replaceFirst("#[^#]*$", "");
  }

  private ReportFile file(GoalRun run, LintFormat format) {
    return new ReportFile(
        resultFolder(run.places()).resolve(run.place(kind().name()) + "." + format.extension()),
        format::isReport);
  }

  private String shown(GoalRun run, Set<LintFormat> wanted) {
    List<String> names = new ArrayList<>();
    names.add(
        run.places()
            .displayForCaller()
            .show(resultFolder(run.places()).resolve(run.place(kind().name()) + ".json")));
    wanted.forEach(format -> names.add(run.place(kind().name()) + "." + format.extension()));
    return String.join(", ", names);
  }

  private void tell(GoalRun run, LintResult result) {
    for (ConsoleReport.Line line : ConsoleReport.of(result)) {
      switch (line.severity()) {
        case ERROR -> run.log().error(line.text());
        case WARNING -> run.log().warn(line.text());
        case NOTE -> run.log().info(line.text());
      }
    }
    if ("true".equals(System.getenv("GITHUB_ACTIONS"))) {
      // The runner takes commands from the beginnings of lines, which a log does not leave alone.
      GithubAnnotations.of(result, below(run)).stream()
          .map(run.logins()::hiddenIn)
          .forEach(System.out::println);
    }
  }

  /** The checked folder below the repository that the runner has checked out. */
  private String below(GoalRun run) {
    Path workspace =
        Path.of(Optional.ofNullable(System.getenv("GITHUB_WORKSPACE")).orElse(""))
            .toAbsolutePath()
            .normalize();
    Path folder =
        named()
            .map(text -> run.places().base().resolve(text).normalize())
            .orElseGet(() -> ProjectPlaces.place(run.place(output).toFile()));
    return Files.isDirectory(folder) && folder.startsWith(workspace)
        ? workspace.relativize(folder).toString().replace('\\', '/')
        : "";
  }
}
