package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.edition.Area;
import dev.trainyard.catalog.edition.ContainerFact;
import dev.trainyard.catalog.edition.Facts;
import dev.trainyard.catalog.edition.HiddenData;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which containers of two versions are the same. One that is in both is; one that is in one of them
 * only may have another name in the other: it is one of those that run the same program there and
 * are new, or gone. So a container that is called otherwise loses nothing, and one that is there as
 * before does not find its data in another one.
 */
final class Containers {

  private static final int MOST_VALUES = 16;

  private final Side base;
  private final Side head;

  Containers(Facts base, Facts head) {
    this.base = new Side(base, head);
    this.head = new Side(head, base);
  }

  /**
   * What is said of a container of the base under the names that it may have now. Of data that a
   * program had which is not there any more, whatever else finds it counts.
   *
   * @return the values; none when nothing is said
   */
  Set<String> now(Area area, String subject) {
    return base.facts
        .ofContainer(subject)
        .map(fact -> head.values(area, fact, base, area == Area.DATA))
        .orElse(Set.of());
  }

  /** Whether it is said in the base of a container that is called otherwise now. */
  boolean isOfRenamed(Area area, String subject) {
    return head.facts
        .ofContainer(subject)
        .filter(fact -> !base.values(area, fact, head, false).isEmpty())
        .isPresent();
  }

  /** Whether the container had the data of which a part is hidden now. */
  boolean hadHidden(String subject) {
    Optional<String> place =
        head.facts
            .ofContainer(subject)
            .map(fact -> new ContainerFact(HiddenData.place(fact.what()), fact.container()))
            .map(ContainerFact::subject);
    return place.isEmpty()
        || base.says(Area.DATA, place.get())
        || isOfRenamed(Area.DATA, place.get());
  }

  /** Values of what is said of several containers. */
  private record Values(
      Set<String> ofAll, Set<String> ofOwn, Map<String, Set<String>> ofOwnByProgram) {

    Values() {
      this(new LinkedHashSet<>(), new LinkedHashSet<>(), new HashMap<>());
    }
  }

  /** One version, with what is said of containers that the other one does not have. */
  private static final class Side {

    private final Facts facts;
    private final Set<String> ownPrograms = new LinkedHashSet<>();
    private final Map<Area, Map<String, Values>> said = new EnumMap<>(Area.class);

    Side(Facts facts, Facts other) {
      this.facts = facts;
      facts
          .containers()
          .forEach(
              (name, program) -> {
                if (!program.isEmpty() && !other.containers().containsKey(name)) {
                  ownPrograms.add(program);
                }
              });
      facts
          .byArea()
          .forEach(
              (area, subjects) ->
                  subjects.forEach(
                      (subject, value) ->
                          facts
                              .ofContainer(subject)
                              .ifPresent(fact -> add(area, fact, value, other))));
    }

    private void add(Area area, ContainerFact fact, String value, Facts other) {
      Values values =
          said.computeIfAbsent(area, added -> new HashMap<>())
              .computeIfAbsent(fact.what(), added -> new Values());
      add(values.ofAll, value);
      if (!other.containers().containsKey(fact.container())) {
        add(values.ofOwn, value);
        String program = facts.containers().get(fact.container());
        add(values.ofOwnByProgram.computeIfAbsent(program, added -> new LinkedHashSet<>()), value);
      }
    }

    private static void add(Set<String> values, String value) {
      if (values.size() < MOST_VALUES) {
        values.add(value);
      }
    }

    boolean says(Area area, String subject) {
      return facts.byArea().containsKey(area) && facts.byArea().get(area).containsKey(subject);
    }

    /** What is said here of a container that the other version says something of. */
    Set<String> values(Area area, ContainerFact fact, Side other, boolean ofAny) {
      Values values = said.getOrDefault(area, Map.of()).get(fact.what());
      if (values == null || facts.containers().containsKey(fact.container())) {
        return Set.of();
      }
      String program = other.facts.containers().get(fact.container());
      if (ownPrograms.contains(program)) {
        return values.ofOwnByProgram.getOrDefault(program, Set.of());
      }
      return ofAny ? values.ofAll : values.ofOwn;
    }
  }
}
