package dev.trainyard.catalog.lint;

import dev.trainyard.catalog.diff.CatalogComparison;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.lint.rule.CatalogCheck;
import dev.trainyard.catalog.lint.rule.CatalogRules;
import dev.trainyard.catalog.lint.rule.CatalogView;
import dev.trainyard.catalog.lint.rule.LintReport;
import dev.trainyard.catalog.read.FollowedLinks;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.read.PublishedItem;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Checks the files of a catalog, of whatever author, against the rules of its edition. Nothing in
 * the files makes it fail, run a program or read elsewhere.
 */
public final class CatalogLint {

  /** Bytes of all files together that are looked at; the largest catalogs have a third of it. */
  private static final long MOST_READ = 256L << 20;

  private CatalogLint() {}

  /**
   * The releases of these names, in the edition's order; all of them when there are no names.
   *
   * @throws UnknownReleaseException when the edition has no release of a name
   */
  public static List<String> targets(CatalogEdition edition, List<String> names)
      throws UnknownReleaseException {
    List<String> known = edition.rules().releases();
    List<String> unknown = new ArrayList<>(new LinkedHashSet<>(names));
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new UnknownReleaseException(unknown, known);
    }
    return known.stream().filter(name -> names.isEmpty() || names.contains(name)).toList();
  }

  /**
   * Checks a catalog.
   *
   * @param edition its edition
   * @param files everything by path below its root
   * @param targets the releases that it is for; see {@link #targets}
   */
  public static LintResult of(
      CatalogEdition edition,
      SortedMap<String, ? extends PublishedFile> files,
      List<String> targets) {
    return of(edition, edition.rules(), files, targets);
  }

  /**
   * Checks a catalog against rules of its edition, such as those that have versions rendered.
   *
   * @param rules the rules
   */
  public static LintResult of(
      CatalogEdition edition,
      CatalogRules rules,
      SortedMap<String, ? extends PublishedFile> files,
      List<String> targets) {
    return of(edition, rules, files, targets, MOST_READ);
  }

  static LintResult of(
      CatalogEdition edition,
      CatalogRules rules,
      SortedMap<String, ? extends PublishedFile> all,
      List<String> targets,
      long mostRead) {
    CatalogView view = rules.view(FollowedLinks.of(all));
    Reach reach = Reach.of(mostRead, edition.layout(), rules.sharedFolders(), view.files());
    SortedMap<String, PublishedFile> files = reach.files();
    List<CatalogCheck> checks = checks(rules, reach);
    PublishedItem.of(edition.layout(), files)
        .values()
        .forEach(item -> checks.add(report -> upgrades(edition, item, report)));
    return new Judgement(edition, rules, targets)
        .of(files, view.atOrigin(run(checks, targets)), Baseline.NONE);
  }

  /**
   * Checks a catalog that is proposed in the place of another one. What is wrong with the other one
   * as well does not count, and what is published may only be added to. Where versions are
   * rendered, those are that the proposal changes, and those that these are held against.
   *
   * @param edition the edition of both
   * @param rules rules of the edition
   * @param targets the releases that they are for; see {@link #targets}
   */
  public static LintResult of(
      CatalogEdition edition, CatalogRules rules, Proposal whole, List<String> targets) {
    CatalogView former = rules.view(whole.base());
    // What was published as it is stays so, whatever the proposal takes away.
    CatalogView proposed =
        whole.base().containsKey(edition.layout().index())
            ? CatalogView.asItIs(whole.head())
            : rules.view(whole.head());
    Reach base = Reach.of(MOST_READ, edition.layout(), rules.sharedFolders(), former.files());
    Reach head = Reach.of(MOST_READ, edition.layout(), rules.sharedFolders(), proposed.files());
    Proposal proposal =
        new Proposal(
            head.files(), base.files(), whole.common().map(files -> rules.view(files).files()));
    Changed changed = Changed.of(edition.layout(), proposal.base(), proposal.head());
    Judgement judgement = new Judgement(edition, rules.renderingOnly(changed.head()), targets);
    // A catalog without a file lacks what the first one must have, and has no old sins.
    List<Problem> before =
        proposal.base().isEmpty()
            ? List.of()
            : former.atOrigin(run(checks(rules.renderingOnly(changed.base()), base), targets));
    Baseline baseline = Baseline.of(judgement.counting(proposal.base(), before, accepted -> {}));
    // What is accepted in the base only counts again once nothing accepts it any more.
    List<Problem> found =
        new ArrayList<>(
            proposed.atOrigin(run(checks(rules.renderingOnly(changed.head()), head), targets)));
    try {
      found.addAll(
          proposed.atOrigin(
              CatalogComparison.of(edition, proposal.base(), proposal.merged()).problems().all()));
    } catch (IOException e) {
      found.add(
          Problem.error(
              Rule.DIFF_FILE,
              Where.ofApp(""),
              "what changes cannot be told: " + Visible.of(String.valueOf(e.getMessage())),
              "",
              "Check the rights of the files, and the repository with git fsck."));
    }
    return judgement.of(proposal.head(), found, baseline);
  }

  private static List<CatalogCheck> checks(CatalogRules rules, Reach reach) {
    List<CatalogCheck> checks = new ArrayList<>(rules.checks(reach.files()));
    checks.add(report -> reach.problems().forEach(report::add));
    return checks;
  }

  private static List<Problem> run(List<CatalogCheck> checks, List<String> targets) {
    return checks.parallelStream()
        .flatMap(
            check -> {
              LintReport report = new LintReport(targets);
              check.run(report);
              return report.problems().stream();
            })
        .toList();
  }

  /** What comes of everything that was found in a catalog. */
  private record Judgement(CatalogEdition edition, CatalogRules rules, List<String> targets) {

    LintResult of(
        SortedMap<String, ? extends PublishedFile> files, List<Problem> found, Baseline baseline) {
      List<Accepted> accepted = new ArrayList<>();
      Problems counting = Problems.of(counting(files, found, accepted::add));
      List<Problem> rest = baseline.beyond(counting);
      Collection<PublishedItem> items = PublishedItem.of(edition.layout(), files).values();
      return new LintResult(
          targets,
          items.size(),
          items.stream().mapToInt(CatalogLint::versions).sum(),
          rules.all(),
          Problems.of(rest),
          accepted,
          counting.all().size() - rest.size());
    }

    /** What is not accepted, and what is wrong with what accepts. */
    List<Problem> counting(
        SortedMap<String, ? extends PublishedFile> files,
        List<Problem> found,
        Consumer<Accepted> accepted) {
      LintReport report = new LintReport(targets);
      List<Problem> rest =
          Acceptances.of(edition, rules, files, report).rest(Problems.of(found).all(), accepted);
      rest.addAll(report.problems());
      return rest;
    }
  }

  private static int versions(PublishedItem item) {
    return (int)
        item.folders().keySet().stream()
            .filter(name -> VersionNumber.parse(name).isPresent())
            .count();
  }

  /** What each version breaks for owners of the one before, by the judgement of comparisons. */
  private static void upgrades(CatalogEdition edition, PublishedItem item, LintReport report) {
    NavigableMap<VersionNumber, String> versions = new TreeMap<>();
    item.folders()
        .keySet()
        .forEach(name -> VersionNumber.parse(name).ifPresent(number -> versions.put(number, name)));
    String before = null;
    for (String version : versions.values()) {
      if (before != null) {
        upgrade(edition, item, before, version, report);
      }
      before = version;
    }
  }

  private static void upgrade(
      CatalogEdition edition, PublishedItem item, String from, String to, LintReport report) {
    try {
      for (Problem problem :
          CatalogComparison.of(edition, files(item, from), files(item, to)).problems().all()) {
        // What is left to a migration is for those to look at who propose it.
        if (problem.rule() == Rule.BREAKING_CHANGE && problem.severity() != Severity.NOTE) {
          // Whoever raised the major version has told owners already.
          report.add(problem.as(problem.isError() ? Severity.WARNING : Severity.NOTE));
        }
      }
    } catch (IOException e) {
      // Files that cannot be read were told where their content matters.
    }
  }

  private static SortedMap<String, PublishedFile> files(PublishedItem item, String version) {
    SortedMap<String, PublishedFile> files = new TreeMap<>();
    item.folders()
        .get(version)
        .forEach((path, file) -> files.put(item.folder() + "/" + version + "/" + path, file));
    return files;
  }
}
