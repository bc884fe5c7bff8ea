package dev.trainyard.catalog.lint;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.lint.rule.AcceptanceRules;
import dev.trainyard.catalog.lint.rule.CatalogRules;
import dev.trainyard.catalog.lint.rule.LintReport;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.catalog.lint.rule.LintedFolder;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.read.PublishedItem;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.problem.CodedRule;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What the authors of a catalog take as it is: the entries of {@link Layout#ACCEPTED} at the top,
 * which are about everything, and of those beside the versions of an app, which are about that app.
 */
public final class Acceptances {

  /** Entries of one file that count; each is held against what is found. */
  private static final int MOST = 1_000;

  private static final String ACCEPT = "accept";
  private static final String CODE = "code";
  private static final String FILE = "file";
  private static final String SUBJECT = "subject";
  private static final String REASON = "reason";
  private static final Set<String> KEYS = Set.of(CODE, FILE, SUBJECT, REASON);

  /**
   * What a comparison finds; it can be accepted, and nobody is told that it was not found. That a
   * published version stays as it is and a new one is higher is no matter of who proposes a change.
   */
  private static final List<Rule> OF_COMPARISONS =
      List.of(
          Rule.DIFF_FILE, Rule.BREAKING_CHANGE, Rule.WITHDRAWN, Rule.ONE_MORE_PORT, Rule.CHANGELOG);

  /** An entry, with the file that it stands in and the place there. */
  private record Entry(
      LintedFolder folder, YamlNode node, String code, String file, String subject, String reason) {

    boolean isAbout(Problem problem) {
      String path = problem.where().file();
      boolean there = file.isEmpty() || path.equals(file) || path.startsWith(file + "/");
      return there && (subject.isEmpty() || subject.equals(problem.where().subject()));
    }
  }

  private final CatalogRules rules;
  private final LintReport report;
  private final Set<String> ofEdition = new HashSet<>();
  private final Set<String> known = new HashSet<>();

  /** By the folder that they are about and the code; the folder is empty for the catalog. */
  private final Map<String, Map<String, List<Entry>>> entries = new HashMap<>();

  private final Set<Entry> used = new HashSet<>();

  private Acceptances(CatalogRules rules, LintReport report) {
    this.rules = rules;
    this.report = report;
    rules.all().stream().map(LintRule::code).forEach(known::add);
    // Nothing is found of what versions render to where they are not rendered.
    rules.all().stream()
        .filter(rule -> !rule.rendered() || rules.renders())
        .map(LintRule::code)
        .forEach(ofEdition::add);
    OF_COMPARISONS.forEach(rule -> known.add(rule.code()));
    AcceptanceRules.all().forEach(rule -> known.remove(rule.code()));
  }

  /**
   * Reads the entries of a catalog.
   *
   * @param rules the rules that it was checked against
   * @param files everything by path below its root
   * @param report hears which entries accept nothing
   */
  public static Acceptances of(
      CatalogEdition edition,
      CatalogRules rules,
      SortedMap<String, ? extends PublishedFile> files,
      LintReport report) {
    Acceptances all = new Acceptances(rules, report);
    all.read("", "", files.get(Layout.ACCEPTED));
    for (PublishedItem item : PublishedItem.of(edition.layout(), files).values()) {
      all.read(item.folder(), item.name(), item.files().get(Layout.ACCEPTED));
    }
    return all;
  }

  private void read(String path, String app, PublishedFile file) {
    if (file == null) {
      return;
    }
    LintedFolder folder =
        new LintedFolder(path, app, new TreeMap<>(Map.of(Layout.ACCEPTED, file)), report);
    Optional<YamlNode> root = folder.yaml(Layout.ACCEPTED);
    if (root.isEmpty()) {
      return;
    }
    YamlNode list = root.get().get(ACCEPT);
    if (!root.get().isMap() || !root.get().keys().equals(Set.of(ACCEPT)) || !list.isList()) {
      tell(folder, root.get(), "", "is no list of what is accepted", "accept, with a list in it");
      return;
    }
    if (list.items().size() > MOST) {
      tell(folder, list, "", "has " + list.items().size() + " entries", MOST + " entries");
      return;
    }
    list.items().forEach(node -> entry(folder, node));
  }

  private void entry(LintedFolder folder, YamlNode node) {
    List<String> unknown = new ArrayList<>(node.keys());
    unknown.removeAll(KEYS);
    String code = node.get(CODE).text();
    if (!node.isMap()
        || !unknown.isEmpty()
        || node.entries().values().stream().anyMatch(value -> !value.isText())) {
      tell(
          folder,
          node,
          code,
          unknown.isEmpty() ? "is no entry" : "has the key " + unknown.get(0),
          "texts named code, file, subject and reason");
    } else if (!known.contains(code)) {
      tell(
          folder,
          node.has(CODE) ? node.get(CODE) : node,
          code,
          code.isEmpty() ? "has no code" : "is the code of no rule whose findings can be accepted",
          "a code such as TN719");
    } else if (node.get(REASON).text().isBlank()) {
      tell(folder, node, code, "has no reason", "why the finding is taken as it is");
    } else {
      String file = node.get(FILE).text();
      Entry entry =
          new Entry(
              folder,
              node,
              code,
              Visible.of(
                  file.isEmpty() || folder.path().isEmpty() ? file : folder.path() + "/" + file),
              Visible.of(node.get(SUBJECT).text()),
              Visible.of(node.get(REASON).text().strip()));
      entries
          .computeIfAbsent(Visible.of(folder.path()), any -> new HashMap<>())
          .computeIfAbsent(code, any -> new ArrayList<>())
          .add(entry);
    }
  }

  private static void tell(
      LintedFolder folder, YamlNode at, String code, String found, String allowed) {
    folder.tell(
        AcceptanceRules.ENTRY,
        Layout.ACCEPTED,
        at.position(),
        code,
        found,
        allowed,
        "Correct the entry, or remove it.");
  }

  /**
   * Separates what is accepted from the rest, and tells of entries that nothing needed.
   *
   * @param problems what was found
   * @param accepted hears what is accepted
   * @return the rest
   */
  public List<Problem> rest(Collection<Problem> problems, Consumer<Accepted> accepted) {
    List<Problem> rest = new ArrayList<>();
    for (Problem problem : problems) {
      List<Entry> about = about(problem);
      used.addAll(about);
      if (about.isEmpty()) {
        rest.add(problem);
      } else {
        accepted.accept(new Accepted(problem, about.get(0).reason()));
      }
    }
    unused();
    return rest;
  }

  private List<Entry> about(Problem problem) {
    String path = problem.where().file();
    CodedRule rule = problem.rule();
    return scopes(path)
        .flatMap(
            scope ->
                entries.getOrDefault(scope, Map.of()).getOrDefault(rule.code(), List.of()).stream())
        .filter(entry -> entry.isAbout(problem))
        .toList();
  }

  /** The folders around a file, the innermost first, and at last the catalog. */
  private static Stream<String> scopes(String path) {
    return Stream.concat(
        Stream.iterate(path, scope -> !scope.isEmpty(), Acceptances::around), Stream.of(""));
  }

  private static String around(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /**
   * What a comparison found, with what the new catalog accepts as notes that say why.
   *
   * @param files everything of the new catalog by path below its root, or as much as it accepts by
   */
  public static List<Problem> noted(
      CatalogEdition edition,
      SortedMap<String, ? extends PublishedFile> files,
      Collection<Problem> problems) {
    List<Problem> noted = new ArrayList<>();
    // Whoever checks the catalog is told what is wrong with the entries.
    LintReport untold = new LintReport(List.of());
    noted.addAll(
        of(edition, edition.rules(), files, untold)
            .rest(
                problems,
                accepted ->
                    noted.add(
                        Problem.note(
                            accepted.problem().rule(),
                            accepted.problem().where(),
                            accepted.problem().found() + "; accepted: " + accepted.reason()))));
    return noted;
  }

  /** Who asks about some releases finds less, and is told nothing. */
  private void unused() {
    if (!report.targets().equals(rules.releases())) {
      return;
    }
    entries.values().stream()
        .flatMap(byCode -> byCode.values().stream())
        .flatMap(List::stream)
        .filter(entry -> ofEdition.contains(entry.code()) && !used.contains(entry))
        .forEach(
            entry ->
                entry
                    .folder()
                    .tell(
                        AcceptanceRules.UNUSED,
                        Layout.ACCEPTED,
                        entry.node().position(),
                        entry.code(),
                        "is found no more" + (entry.file().isEmpty() ? "" : " in " + entry.file()),
                        "",
                        "Remove the entry."));
  }
}
