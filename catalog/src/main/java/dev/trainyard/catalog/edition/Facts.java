package dev.trainyard.catalog.edition;

import dev.trainyard.generator.evaluate.Sha256;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the files of a version say besides their questions: for each area the subjects and, where
 * they have any, their values.
 *
 * @param byArea subjects with their values, which may be empty, by area
 * @param containers the {@link ContainerFact#programs programs} of containers by their names
 * @param partial whether there may be more than these, as some of it comes from what is not read,
 *     such as a library; what is missing then need not be gone
 */
public record Facts(
    Map<Area, SortedMap<String, String>> byArea,
    SortedMap<String, String> containers,
    boolean partial) {

  /** The subject of {@link Area#METADATA} that says which version of the program it is. */
  public static final String PROGRAM_VERSION = "appVersion";

  /**
   * Between the conditions that are the value of a place of data: the dotted path of a yes-or-no,
   * or whatever the edition writes.
   */
  public static final String AND = " and ";

  /** Before a condition that must not hold. */
  public static final String NOT = "not ";

  /** Between several ways to be refused, each with its conditions. */
  public static final String OR = "; or ";

  /** Facts of a version that says nothing. */
  public static final Facts NONE = new Facts(Map.of());

  /** Facts of no container, beside which there are no others. */
  public Facts(Map<Area, SortedMap<String, String>> byArea) {
    this(byArea, Collections.emptySortedMap(), false);
  }

  /** Copies the maps. */
  public Facts {
    containers = Collections.unmodifiableSortedMap(new TreeMap<>(containers));
    Map<Area, SortedMap<String, String>> copy = new EnumMap<>(Area.class);
    byArea.forEach(
        (area, facts) -> copy.put(area, Collections.unmodifiableSortedMap(new TreeMap<>(facts))));
    byArea = Collections.unmodifiableMap(copy);
  }

  /** The condition that holds where another one does not. */
  public static String otherwise(String condition) {
    return condition.startsWith(NOT) ? condition.substring(NOT.length()) : NOT + condition;
  }

  /** What is too long to be told has a name of its own: it must not count as no condition. */
  public static String named(String condition) {
    return "what has the SHA-256 " + Sha256.of(condition).substring(0, 16);
  }

  /** What is so in which container, by its subject; empty when it is a fact of no container. */
  public Optional<ContainerFact> ofContainer(String subject) {
    return ContainerFact.of(subject, containers.keySet());
  }
}
