package dev.trainyard.generator.form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a wizard asks, as a whole. Immutable.
 *
 * @param groups the declared sections in the wizard's order, as data
 * @param fields what is asked at the top level, in the order of the file
 * @param more whatever else a {@code questions.yaml} says at its top, such as {@code portals}
 */
public record Form(List<Map<String, Object>> groups, List<Field> fields, Map<String, Object> more) {

  /** A form that asks nothing. */
  public static final Form EMPTY = new Form(List.of(), List.of(), Map.of());

  /** Copies lists and maps. */
  public Form {
    groups = groups.stream().map(Form::copy).toList();
    fields = List.copyOf(fields);
    more = copy(more);
  }

  private static Map<String, Object> copy(Map<String, Object> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** A declared section as data. */
  public static Map<String, Object> group(String name, String help) {
    Map<String, Object> group = new LinkedHashMap<>();
    group.put("name", name);
    group.put(Attribute.DESCRIPTION, help);
    return group;
  }

  /** The sections as the wizard shows them: those that ask something, in their order. */
  public List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    for (Map<String, Object> group : groups) {
      String name = group.get("name") instanceof String text ? text : "";
      List<Field> asked = fields.stream().filter(field -> field.group().equals(name)).toList();
      if (!asked.isEmpty()) {
        String help = group.get(Attribute.DESCRIPTION) instanceof String text ? text : "";
        sections.add(new Section(name, help, asked));
      }
    }
    return sections;
  }

  /** Fields of no declared section: wizards drop them without a word. */
  public List<Field> homeless() {
    return fields.stream()
        .filter(
            field -> groups.stream().noneMatch(group -> field.group().equals(group.get("name"))))
        .toList();
  }

  /**
   * What wizards from 24.10 on take for the field at a path: below what they have taken for the
   * level around it, the first field of its name at whatever level.
   */
  public Optional<Field> named(List<String> path) {
    List<Field> below = fields;
    Optional<Field> found = Optional.empty();
    for (String variable : path) {
      found = named(below, variable);
      below = found.map(List::of).orElse(below);
    }
    return found;
  }

  /** The first field of a name, at whatever level: how wizards of 23.10 and 24.04 look lists up. */
  public Optional<Field> named(String variable) {
    return named(fields, variable);
  }

  /** Buttons on the page of the installed app by name, as data; empty when there are none. */
  public Map<String, Object> portals() {
    Map<String, Object> portals = new LinkedHashMap<>();
    if (more.get("portals") instanceof Map<?, ?> map) {
      map.forEach((name, portal) -> portals.put(String.valueOf(name), portal));
    }
    return portals;
  }

  /** Every name in a {@code $ref}, at whatever level. */
  public SortedSet<String> references() {
    SortedSet<String> references = new TreeSet<>();
    references(fields, references);
    return references;
  }

  private static void references(List<Field> fields, SortedSet<String> references) {
    for (Field field : fields) {
      references.addAll(field.references());
      references(field.children(), references);
    }
  }

  private static Optional<Field> named(List<Field> fields, String variable) {
    for (Field field : fields) {
      Optional<Field> found =
          field.variable().equals(variable)
              ? Optional.of(field)
              : named(field.children(), variable);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The form as the content of {@code questions.yaml}. */
  public Map<String, Object> toData() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put(Attribute.GROUPS, groups);
    data.putAll(more);
    data.put(Attribute.QUESTIONS, Field.toData(fields));
    return data;
  }
}
