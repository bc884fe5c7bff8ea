package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.read.PublishedForm;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Compares two version folders of one app. */
final class VersionComparison {

  private static final Comparator<Change> ORDER =
      Comparator.comparing(Change::area)
          .thenComparing(Change::subject)
          .thenComparing(Change::attribute)
          .thenComparing(Change::kind);

  private VersionComparison() {}

  /**
   * What an upgrade changes.
   *
   * @param problems hears of files that cannot be read: in the new version an error
   */
  static VersionDiff of(VersionFiles base, VersionFiles head, Consumer<Problem> problems)
      throws IOException {
    PublishedForm before = base.form(Severity.WARNING, problems);
    PublishedForm after = head.form(Severity.ERROR, problems);
    List<Change> changes = new ArrayList<>();
    NavigableMap<String, Question> asked = Questions.of(before);
    NavigableMap<String, Question> asks = Questions.of(after);
    changes.addAll(QuestionChanges.between(asked, asks, head.migratesFrom(base.version())));
    changes.addAll(
        facts(
            Facts.of(base, before, Severity.WARNING, problems),
            Facts.of(head, after, Severity.ERROR, problems),
            guard -> holdsForEverybody(guard, asked, asks)));
    changes.sort(ORDER);
    return new VersionDiff(
        base.version(), head.version(), changes, files(base.files(), head.files()));
  }

  /**
   * What a new app brings along: every question, and what its files say.
   *
   * @param problems hears of files that cannot be read, as an error
   */
  static VersionDiff ofNew(VersionFiles head, Consumer<Problem> problems) throws IOException {
    PublishedForm form = head.form(Severity.ERROR, problems);
    List<Change> changes = new ArrayList<>();
    for (Question question : Questions.of(form).values()) {
      Area area = question.isStorage() ? Area.STORAGE : Area.QUESTIONS;
      // A group of questions is told by the questions in it.
      if (area == Area.STORAGE || !question.type().equals("dict")) {
        changes.add(new Change(area, Kind.ADDED, question.path(), "", "", question.describe(), ""));
      }
    }
    facts(Map.of(), Facts.of(head, form, Severity.ERROR, problems), guard -> false).stream()
        .filter(change -> change.area() != Area.CHART || change.subject().equals("appVersion"))
        .forEach(changes::add);
    changes.sort(ORDER);
    return new VersionDiff("", head.version(), changes, List.of());
  }

  /** Whether it asks for the default of a question that nobody was asked before. */
  private static boolean holdsForEverybody(
      String guard, Map<String, Question> asked, Map<String, Question> asks) {
    String path = guard.replaceFirst("^\\$?\\.Values\\.", "");
    return !path.equals(guard)
        && !asked.containsKey(path)
        && asks.containsKey(path)
        && asks.get(path).schema().get("default").isTrue();
  }

  /** Whether data is found by all for whom it was: on no condition that is not met by all. */
  private static boolean isFound(String old, String now, Predicate<String> holds) {
    List<String> known = List.of(old.split(KeptState.AND));
    return now.isEmpty()
        || Arrays.stream(now.split(KeptState.AND))
            .allMatch(guard -> known.contains(guard) || holds.test(guard));
  }

  private static List<Change> facts(
      Map<Area, SortedMap<String, String>> base,
      Map<Area, SortedMap<String, String>> head,
      Predicate<String> holds) {
    List<Change> changes = new ArrayList<>();
    Set<Area> areas = EnumSet.noneOf(Area.class);
    areas.addAll(base.keySet());
    areas.addAll(head.keySet());
    for (Area area : areas) {
      SortedMap<String, String> before = base.getOrDefault(area, Collections.emptySortedMap());
      SortedMap<String, String> after = head.getOrDefault(area, Collections.emptySortedMap());
      for (String subject : union(before.keySet(), after.keySet())) {
        String old = before.get(subject);
        String now = after.get(subject);
        if (old == null) {
          changes.add(new Change(area, Kind.ADDED, subject, "", "", now, ""));
        } else if (now == null) {
          changes.add(new Change(area, Kind.REMOVED, subject, "", old, "", area.lost()));
        } else if (!old.equals(now)) {
          boolean found = area == Area.DATA && isFound(old, now, holds);
          changes.add(
              new Change(area, Kind.CHANGED, subject, "", old, now, found ? "" : area.altered()));
        }
      }
    }
    return changes;
  }

  /** The files that differ in content or in the bit that makes them programs. */
  static List<FileChange> files(
      SortedMap<String, PublishedFile> base, SortedMap<String, PublishedFile> head)
      throws IOException {
    SortedMap<String, FileChange> changes = new TreeMap<>();
    for (String path : union(base.keySet(), head.keySet())) {
      PublishedFile before = base.get(path);
      PublishedFile after = head.get(path);
      if (before == null) {
        changes.put(path, new FileChange(Kind.ADDED, path));
      } else if (after == null) {
        changes.put(path, new FileChange(Kind.REMOVED, path));
      } else if (!before.sameAs(after)) {
        changes.put(path, new FileChange(Kind.CHANGED, path));
      }
    }
    return List.copyOf(changes.values());
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> union = new TreeSet<>(one);
    union.addAll(other);
    return union;
  }
}
