package dev.trainyard.catalog.lint;

import dev.trainyard.catalog.diff.CatalogComparison;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.lint.rule.CatalogCheck;
import dev.trainyard.catalog.lint.rule.CatalogRules;
import dev.trainyard.catalog.lint.rule.LintReport;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.read.PublishedItem;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Checks the files of a catalog, of whatever author, against the rules of its edition. Nothing in
 * the files makes it fail, run a program or read elsewhere.
 */
public final class CatalogLint {

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
    List<CatalogCheck> checks = new ArrayList<>(rules.checks(files));
    NavigableMap<String, PublishedItem> items = PublishedItem.of(edition.layout(), files);
    items.values().forEach(item -> checks.add(report -> upgrades(edition, item, report)));
    List<Problem> problems =
        checks.parallelStream()
            .flatMap(
                check -> {
                  LintReport report = new LintReport(targets);
                  check.run(report);
                  return report.problems().stream();
                })
            .toList();
    int versions =
        items.values().stream()
            .mapToInt(
                item ->
                    (int)
                        item.folders().keySet().stream()
                            .filter(name -> VersionNumber.parse(name).isPresent())
                            .count())
            .sum();
    return new LintResult(targets, items.size(), versions, rules.all(), Problems.of(problems));
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
    NavigableMap<String, PublishedFile> next = item.folders().get(to);
    if (edition.migrates(path -> isProgram(next.get(path)), from)) {
      // What a program does with stored answers cannot be told from the outside.
      return;
    }
    try {
      for (Problem problem :
          CatalogComparison.of(edition, files(item, from), files(item, to)).problems().all()) {
        if (problem.rule() == Rule.BREAKING_CHANGE) {
          // Whoever raised the major version has told owners already.
          report.add(problem.as(problem.isError() ? Severity.WARNING : Severity.NOTE));
        }
      }
    } catch (IOException e) {
      // Files that cannot be read were told where their content matters.
    }
  }

  private static boolean isProgram(PublishedFile file) {
    return file != null && file.kind().fits(PublishedFile.Kind.PROGRAM);
  }

  private static SortedMap<String, PublishedFile> files(PublishedItem item, String version) {
    SortedMap<String, PublishedFile> files = new TreeMap<>();
    item.folders()
        .get(version)
        .forEach((path, file) -> files.put(item.folder() + "/" + version + "/" + path, file));
    return files;
  }
}
