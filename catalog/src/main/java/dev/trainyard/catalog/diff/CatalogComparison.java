package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.edition.Area;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares two catalogs. Every version that is new, or has other content than the published one, is
 * compared with the version an owner most likely upgrades from: the newest published one below it.
 */
public final class CatalogComparison {

  private static final int NAMED_FILES = 8;

  private final List<AppDiff> apps = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private final CatalogEdition edition;
  private final VersionComparison comparison;

  private CatalogComparison(CatalogEdition edition) {
    this.edition = edition;
    this.comparison = new VersionComparison(edition, problems::add);
  }

  /**
   * What the second catalog changes.
   *
   * @param edition the edition of both
   * @param base the files of the published catalog by path below its root
   * @param head the files of the new catalog
   * @throws IOException when a disk or repository cannot be read
   */
  public static CatalogDiff of(
      CatalogEdition edition,
      SortedMap<String, ? extends PublishedFile> base,
      SortedMap<String, ? extends PublishedFile> head)
      throws IOException {
    return compare(edition, DiffItem.of(edition, base), DiffItem.of(edition, head));
  }

  /**
   * What publishing newly rendered apps changes: versions published before stay beside the new
   * ones.
   *
   * @param edition the edition of both
   * @param base the files of the published catalog by path below its root
   * @param rendered the files of a catalog that has the newest version of each app only
   * @throws IOException when a disk or repository cannot be read
   */
  public static CatalogDiff ofPublishing(
      CatalogEdition edition,
      SortedMap<String, ? extends PublishedFile> base,
      SortedMap<String, ? extends PublishedFile> rendered)
      throws IOException {
    SortedMap<String, DiffItem> before = DiffItem.of(edition, base);
    SortedMap<String, DiffItem> after = DiffItem.of(edition, rendered);
    after.replaceAll((folder, item) -> before.getOrDefault(folder, DiffItem.NOTHING).with(item));
    return compare(edition, before, after);
  }

  private static CatalogDiff compare(
      CatalogEdition edition, SortedMap<String, DiffItem> before, SortedMap<String, DiffItem> after)
      throws IOException {
    CatalogComparison comparison = new CatalogComparison(edition);
    Set<String> folders = new TreeSet<>(before.keySet());
    folders.addAll(after.keySet());
    for (String folder : folders) {
      comparison.app(
          folder,
          before.getOrDefault(folder, DiffItem.NOTHING),
          after.getOrDefault(folder, DiffItem.NOTHING));
    }
    return new CatalogDiff(comparison.apps, Problems.of(comparison.problems));
  }

  private void app(String folder, DiffItem before, DiffItem after) throws IOException {
    String[] names = folder.split("/", 2);
    List<FileChange> itemFiles = VersionComparison.files(before.files(), after.files());
    List<VersionDiff> versions = versions(before.versions(), after.versions());
    Set<VersionNumber> added = minus(after.versions(), before.versions());
    Set<VersionNumber> removed = minus(before.versions(), after.versions());
    if (itemFiles.isEmpty() && versions.isEmpty() && added.isEmpty() && removed.isEmpty()) {
      return;
    }
    Kind kind =
        before.versions().isEmpty()
            ? Kind.ADDED
            : after.versions().isEmpty() ? Kind.REMOVED : Kind.CHANGED;
    AppDiff app =
        new AppDiff(
            names[0],
            names[1],
            kind,
            before.newest(),
            after.newest(),
            texts(added),
            texts(removed),
            kind == Kind.CHANGED ? itemFiles : List.of(),
            versions);
    apps.add(app);
    judge(app, before.versions(), after.versions());
  }

  private List<VersionDiff> versions(
      NavigableMap<VersionNumber, VersionFiles> before,
      NavigableMap<VersionNumber, VersionFiles> after)
      throws IOException {
    List<VersionDiff> versions = new ArrayList<>();
    if (before.isEmpty() && !after.isEmpty()) {
      versions.add(comparison.ofNew(after.lastEntry().getValue()));
    }
    for (var version : after.entrySet()) {
      VersionFiles head = version.getValue();
      Map.Entry<VersionNumber, VersionFiles> base = before.floorEntry(version.getKey());
      boolean same = base != null && base.getKey().equals(version.getKey());
      // A version that stays is the same object, and nothing of it is read.
      if (base != null && base.getValue() != head && !(same && base.getValue().sameAs(head))) {
        versions.add(comparison.of(base.getValue(), head));
      }
    }
    return versions;
  }

  private void judge(
      AppDiff app,
      NavigableMap<VersionNumber, VersionFiles> before,
      NavigableMap<VersionNumber, VersionFiles> after)
      throws IOException {
    for (VersionDiff version : app.versions()) {
      if (version.from().equals(version.to())) {
        changedInPlace(app, version);
      } else if (!version.from().isEmpty()) {
        VersionNumber to = VersionNumber.parse(version.to()).orElseThrow();
        unsaid(app, version, before.floorEntry(to).getValue(), after.get(to));
      }
      for (Change change : version.changes()) {
        if (change.isBreaking()) {
          breaking(app, version, change);
        } else if (change.left()) {
          left(app, version, change);
        }
        if (!change.note().isEmpty()) {
          noted(app, version, change);
        }
      }
    }
    for (VersionNumber added : minus(after, before)) {
      if (!before.isEmpty() && added.compareTo(before.lastKey()) < 0) {
        tooLow(app, added);
      }
    }
    if (app.kind() == Kind.REMOVED) {
      withdrawn(
          app,
          "the app is gone, its newest version was " + app.newestBefore(),
          "Keep the app in the catalog, or tell its owners where it went.");
    } else if (app.kind() == Kind.CHANGED && after.lastKey().compareTo(before.lastKey()) < 0) {
      withdrawn(
          app,
          "the newest version was " + app.newestBefore() + " and is " + app.newestAfter(),
          "Publish the older content under a higher version; TrueNAS offers no way down.");
    }
  }

  private void changedInPlace(AppDiff app, VersionDiff version) {
    String files =
        version.files().stream()
            .limit(NAMED_FILES)
            .map(file -> Visible.of(file.path()) + " " + file.kind().word())
            .collect(Collectors.joining(", "));
    int more = version.files().size() - NAMED_FILES;
    problems.add(
        Problem.error(
            Rule.VERSION_CHANGED,
            where(app, "", folder(app, version)),
            "version "
                + version.to()
                + " is published with other content: "
                + files
                + (more > 0 ? " and " + more + " more" : ""),
            "the same bytes, or a version above " + app.newestBefore(),
            "Raise the version; installed copies and their history go by its number."));
  }

  private void tooLow(AppDiff app, VersionNumber added) {
    problems.add(
        Problem.error(
            Rule.VERSION_ORDER,
            where(app, "", edition.layout().version(app.train(), app.name(), added.toString())),
            "version " + added + " is new, and " + app.newestBefore() + " is published already",
            "a version above " + app.newestBefore(),
            "Raise the version; TrueNAS offers nobody an upgrade to a lower one."));
  }

  /** An app that keeps a changelog goes on; one that has none is told what it is good for. */
  private void unsaid(AppDiff app, VersionDiff version, VersionFiles base, VersionFiles head)
      throws IOException {
    String changelog = edition.changelog();
    if (changelog.isEmpty()) {
      return;
    }
    PublishedFile old = base.files().get(changelog);
    PublishedFile now = head.files().get(changelog);
    boolean says = now != null && now.size() > 0 && !(old != null && old.sameAs(now));
    if (!says) {
      problems.add(
          new Problem(
              old == null ? Severity.WARNING : Severity.ERROR,
              Rule.CHANGELOG,
              where(app, "", folder(app, version) + "/" + changelog),
              (now == null
                      ? "there is none"
                      : now.size() == 0 ? "it is empty" : "it is that of " + version.from())
                  + ": nothing says what is new in "
                  + version.to(),
              "at least one sentence; TrueNAS shows it before an upgrade",
              "Add what owners should know about " + version.to() + "."));
    }
  }

  private void left(AppDiff app, VersionDiff version, Change change) {
    problems.add(
        Problem.note(
            Rule.BREAKING_CHANGE,
            where(app, version, change),
            found(version, change, change.breaking())
                + ", unless its migration mends stored answers"));
  }

  private Where where(AppDiff app, VersionDiff version, Change change) {
    String folder = folder(app, version);
    if (!change.area().isAsked()) {
      return where(
          app, change.area().title().toLowerCase(Locale.ROOT) + ", " + change.subject(), folder);
    }
    String file =
        change.area() == Area.SCHEMA ? edition.answerSchema().orElseThrow().file() : edition.form();
    Where asked = where(app, "question " + change.subject(), folder + "/" + file);
    return new Where(
        asked.app(), asked.subject(), asked.file(), change.at().line(), change.at().column());
  }

  private void breaking(AppDiff app, VersionDiff version, Change change) {
    BigInteger from = VersionNumber.parse(version.from()).orElseThrow().major();
    BigInteger to = VersionNumber.parse(version.to()).orElseThrow().major();
    String next = from.add(BigInteger.ONE) + ".0.0";
    Where where = where(app, version, change);
    String found = found(version, change, change.breaking());
    problems.add(
        to.compareTo(from) > 0
            ? Problem.warning(
                Rule.BREAKING_CHANGE,
                where,
                found,
                "",
                "Say in the changelog what owners have to do before they upgrade.")
            : Problem.error(
                Rule.BREAKING_CHANGE,
                where,
                found,
                "version " + next + " or above for such a change",
                change.area().remedy()
                    + ", or raise the version to "
                    + next
                    + " and say in the changelog what to do."));
  }

  private void noted(AppDiff app, VersionDiff version, Change change) {
    problems.add(
        Problem.warning(
            Rule.ONE_MORE_PORT,
            where(app, version, change),
            found(version, change, change.note()),
            "",
            "Name the port in the changelog, so that owners free it before they upgrade."));
  }

  private static String found(VersionDiff version, Change change, String why) {
    return "%s: %s (%s to %s)".formatted(describe(change), why, version.from(), version.to());
  }

  private String folder(AppDiff app, VersionDiff version) {
    return edition.layout().version(app.train(), app.name(), version.to());
  }

  /** Names and subjects are those of somebody else's catalog. */
  private static Where where(AppDiff app, String subject, String file) {
    return new Where(Visible.of(app.name()), Visible.of(subject), Visible.of(file), 0, 0);
  }

  private static String describe(Change change) {
    String what =
        change.attribute().isEmpty()
            ? change.kind().word()
            : change.attribute() + " " + change.kind().word();
    if (change.kind() == Kind.CHANGED) {
      what += " from " + orNothing(change.before()) + " to " + orNothing(change.after());
    }
    return what;
  }

  private static String orNothing(String value) {
    return value.isEmpty() ? "nothing" : Visible.of(value);
  }

  private void withdrawn(AppDiff app, String found, String fix) {
    problems.add(
        Problem.warning(
            Rule.WITHDRAWN,
            where(app, "", edition.layout().item(app.train(), app.name())),
            found,
            "",
            fix));
  }

  private static Set<VersionNumber> minus(
      NavigableMap<VersionNumber, VersionFiles> one,
      NavigableMap<VersionNumber, VersionFiles> other) {
    Set<VersionNumber> rest = new TreeSet<>(one.keySet());
    rest.removeAll(other.keySet());
    return Collections.unmodifiableSet(rest);
  }

  private static List<String> texts(Set<VersionNumber> versions) {
    return versions.stream().map(VersionNumber::toString).toList();
  }
}
