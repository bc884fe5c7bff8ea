package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.edition.Area;
import dev.trainyard.catalog.edition.DatabaseFacts;
import dev.trainyard.catalog.edition.Facts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Compares what the files of two versions say besides their questions. */
final class FactChanges {

  private static final String BY_DEFAULT =
      "owners who have the default without an answer of their own do not find their data any more:"
          + " the condition held by the former default";

  private static final String OF_DEFAULT =
      "owners who have the default without an answer of their own do not find their data any more:"
          + " where it is depends on an answer that has another default";

  private FactChanges() {}

  /** What an upgrade changes in them. */
  static List<Change> between(Facts baseFacts, Facts headFacts, MetConditions met) {
    Map<Area, SortedMap<String, String>> base = baseFacts.byArea();
    Map<Area, SortedMap<String, String>> head = headFacts.byArea();
    List<Change> changes = new ArrayList<>();
    Set<Area> areas = EnumSet.noneOf(Area.class);
    areas.addAll(base.keySet());
    areas.addAll(head.keySet());
    Containers containers = new Containers(baseFacts, headFacts);
    for (Area area : areas) {
      SortedMap<String, String> before = base.getOrDefault(area, Collections.emptySortedMap());
      SortedMap<String, String> after = head.getOrDefault(area, Collections.emptySortedMap());
      for (String subject : union(before.keySet(), after.keySet())) {
        String unsaid = unsaid(area, subject, baseFacts, headFacts);
        String old = before.getOrDefault(subject, unsaid);
        String now = after.getOrDefault(subject, unsaid);
        if (old != null && now != null) {
          changed(area, subject, old, now, met).ifPresent(changes::add);
        } else if (old != null) {
          List<Optional<Change>> elsewhere =
              containers.now(area, subject).stream()
                  .map(value -> changed(area, subject, old, value, met))
                  .toList();
          if (elsewhere.isEmpty()) {
            String lost = headFacts.partial() ? "" : area.lost();
            changes.add(new Change(area, Kind.REMOVED, subject, "", old, "", lost));
          } else if (elsewhere.stream().allMatch(it -> it.filter(Change::isBreaking).isPresent())) {
            elsewhere.get(0).ifPresent(changes::add);
          }
        } else if (!containers.isOfRenamed(area, subject)) {
          boolean harmless =
              met.meetNobody(null, now) || area == Area.HIDDEN && !containers.hadHidden(subject);
          changes.add(
              new Change(area, Kind.ADDED, subject, "", "", now, harmless ? "" : area.gained()));
        }
      }
    }
    return changes;
  }

  /** What it is in a container of both versions that says nothing of it; null for nothing. */
  private static String unsaid(Area area, String subject, Facts base, Facts head) {
    return area == Area.DATABASES && !base.partial() && !head.partial()
        ? base.ofContainer(subject)
            .filter(fact -> head.ofContainer(subject).isPresent())
            .flatMap(fact -> DatabaseFacts.unsaid(fact.what()))
            .orElse(null)
        : null;
  }

  /** What another value of a subject changes. */
  private static Optional<Change> changed(
      Area area, String subject, String old, String now, MetConditions met) {
    boolean found = area == Area.DATA && met.isFound(old, now);
    if (!old.equals(now)) {
      boolean harmless =
          found || (area == Area.REFUSALS || area == Area.HIDDEN) && met.meetNobody(old, now);
      return Optional.of(
          new Change(area, Kind.CHANGED, subject, "", old, now, harmless ? "" : area.altered()));
    }
    boolean depends =
        area == Area.DATA && met.readsOtherDefault(subject)
            || area == Area.DATABASES && met.readsOtherDefault(old);
    return depends || area == Area.DATA && !found
        ? Optional.of(
            new Change(
                area,
                Kind.CHANGED,
                subject,
                "",
                "by default: " + old,
                "not by default",
                depends ? OF_DEFAULT : BY_DEFAULT))
        : Optional.empty();
  }

  /** What is in one of two sets. */
  static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> union = new TreeSet<>(one);
    union.addAll(other);
    return union;
  }
}
