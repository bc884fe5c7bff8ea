package dev.trainyard.catalog.helm.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A mistake that somebody could make in a form of somebody else, wherever it can be made.
 *
 * @param name what is done
 * @param fits whether it can be made in a question and is one there
 * @param change makes it
 */
record FormMutation(String name, Predicate<Place> fits, Consumer<Place> change) {

  private static final List<String> WITH_LENGTH = List.of("string", "path", "uri");

  /**
   * A question of a form as data.
   *
   * @param question what the form says of it
   * @param siblings the questions of its level, itself included
   * @param isTop whether it is asked at the top
   */
  record Place(Map<String, Object> question, List<Object> siblings, boolean isTop) {

    @SuppressWarnings("unchecked")
    Map<String, Object> schema() {
      return question.get("schema") instanceof Map<?, ?> schema
          ? (Map<String, Object>) schema
          : Map.of();
    }

    String type() {
      return String.valueOf(schema().get("type"));
    }

    boolean has(String attribute) {
      return schema().containsKey(attribute);
    }

    boolean isOne(String... types) {
      return List.of(types).contains(type());
    }
  }

  static List<FormMutation> all() {
    List<FormMutation> all = new ArrayList<>();
    frame(all);
    types(all);
    answers(all);
    conditions(all);
    shapes(all);
    return all;
  }

  private static FormMutation of(String name, Predicate<Place> fits, Consumer<Place> change) {
    return new FormMutation(name, fits, change);
  }

  private static FormMutation schema(String name, Predicate<Place> fits, String key, Object value) {
    return of(name, fits, place -> place.schema().put(key, value));
  }

  private static void frame(List<FormMutation> all) {
    Predicate<Place> any = place -> !place.schema().isEmpty();
    all.add(of("no variable", any, place -> place.question().remove("variable")));
    all.add(of("an empty variable", any, place -> place.question().put("variable", "")));
    all.add(of("a variable that is a number", any, place -> place.question().put("variable", 5)));
    all.add(
        of(
            "a variable twice",
            any.and(place -> !place.isOne("null")),
            place -> place.siblings().add(copy(place.question()))));
    all.add(of("no schema", any, place -> place.question().remove("schema")));
    all.add(of("a schema that is a text", any, place -> place.question().put("schema", "string")));
    all.add(
        of(
            "a group that is not declared",
            any.and(Place::isTop),
            place -> place.question().put("group", "Nowhere")));
    all.add(of("no group", any.and(Place::isTop), place -> place.question().remove("group")));
    all.add(of("no label", any.and(Place::isTop), place -> place.question().remove("label")));
    all.add(
        of(
            "a reserved variable",
            any.and(Place::isTop),
            place -> place.question().put("variable", "ixVolumes")));
    all.add(of("a key that no reader knows", any, place -> place.question().put("lable", "x")));
  }

  private static void types(List<FormMutation> all) {
    Predicate<Place> any = place -> place.has("type");
    all.add(of("no type", any, place -> place.schema().remove("type")));
    all.add(schema("a misspelt type", any, "type", "strng"));
    all.add(schema("the type of another tool", any, "type", "select"));
    all.add(schema("a type that is a list", any, "type", List.of("string")));
    all.add(schema("required that is a text", any, "required", "yes please"));
    all.add(schema("an attribute that no reader knows", any, "smallest", 3));
    all.add(schema("a reference that no reader knows", any, "$ref", List.of("definitions/nope")));
    all.add(schema("references that are a text", any, "$ref", "definitions/interface"));
  }

  private static void answers(List<FormMutation> all) {
    Predicate<Place> number = place -> place.isOne("int");
    Predicate<Place> text = place -> place.isOne("string") && !place.has("$ref");
    Predicate<Place> choice = place -> place.isOne("string", "int") && place.has("enum");
    all.add(schema("a default of another type", number, "default", "many"));
    all.add(schema("a default that is a list", text, "default", List.of("x")));
    all.add(
        of(
            "a default outside of the range",
            number.and(place -> !place.has("enum") && !place.has("$ref")),
            place -> {
              place.schema().put("default", 5);
              place.schema().put("min", 10);
              place.schema().put("max", 20);
            }));
    all.add(
        of(
            "a range that nothing is in",
            number,
            place -> {
              place.schema().put("min", 100);
              place.schema().put("max", 10);
            }));
    all.add(
        schema(
            "a bound that counts as none",
            number.and(place -> !Integer.valueOf(0).equals(asInt(place.schema().get("min")))),
            "min",
            0));
    all.add(schema("a default that is no option", choice, "default", "nope-nope"));
    all.add(schema("no options", choice, "enum", List.of()));
    all.add(
        schema(
            "an option without a description", choice, "enum", List.of(Map.of("value", "only"))));
    all.add(schema("options that are texts", choice, "enum", List.of("a", "b")));
    all.add(schema("a pattern that does not compile", text, "valid_chars", "^[a-z$"));
    all.add(
        of(
            "a default that the pattern refuses",
            text.and(place -> !place.has("enum")),
            place -> {
              place.schema().put("default", "Not Lower");
              place.schema().put("valid_chars", "^[a-z]+$");
            }));
    all.add(
        of(
            "a default that is too long",
            place -> place.isOne("string") && !place.has("enum") && !place.has("$ref"),
            place -> {
              place.schema().put("default", "longer than that");
              place.schema().put("max_length", 3);
            }));
    all.add(
        schema(
            "a default that is no address", place -> place.isOne("ipaddr"), "default", "nowhere"));
    all.add(
        schema("a default that is no answer", place -> place.isOne("boolean"), "default", "on"));
    all.add(
        of(
            "hidden and required without a default",
            place -> place.isOne("string", "int") && !place.has("$ref"),
            place -> {
              place.schema().put("hidden", true);
              place.schema().put("required", true);
              place.schema().remove("default");
            }));
    all.add(
        schema(
            "a length that is a text",
            place -> WITH_LENGTH.contains(place.type()),
            "max_length",
            "ten"));
  }

  private static void conditions(List<FormMutation> all) {
    Predicate<Place> any = place -> place.has("type") && !place.has("show_subquestions_if");
    all.add(
        schema(
            "a condition on nobody", any, "show_if", List.of(List.of("nobody_at_all", "=", true))));
    all.add(
        of(
            "a condition on itself",
            any.and(place -> place.isOne("string") && place.question().get("variable") != null),
            place ->
                place
                    .schema()
                    .put("show_if", List.of(List.of(place.question().get("variable"), "=", "x")))));
    all.add(
        of(
            "an operator of another language",
            place -> place.has("show_if"),
            place -> place.schema().put("show_if", List.of(List.of("a", "==", true)))));
    all.add(schema("a condition that is flat", any, "show_if", List.of("a", "=", true)));
    all.add(schema("a condition without a value", any, "show_if", List.of(List.of("a", "="))));
    all.add(
        schema(
            "subquestions without a condition",
            any.and(place -> place.isOne("boolean") && !place.has("subquestions")),
            "subquestions",
            List.of(
                Map.of("variable", "sub_q", "label", "S", "schema", Map.of("type", "string")))));
    all.add(
        schema(
            "a condition without subquestions",
            any.and(place -> place.isOne("boolean") && !place.has("subquestions")),
            "show_subquestions_if",
            true));
  }

  private static void shapes(List<FormMutation> all) {
    Predicate<Place> level = place -> place.isOne("dict") && place.has("attrs");
    Predicate<Place> list = place -> place.isOne("list") && place.has("items");
    all.add(of("a level without questions", level, place -> place.schema().remove("attrs")));
    all.add(schema("a level of a text", level, "attrs", "all"));
    all.add(schema("a level with a number in it", level, "attrs", List.of(5)));
    all.add(of("a list without items", list, place -> place.schema().remove("items")));
    all.add(schema("a list of a mapping", list, "items", Map.of("variable", "x")));
    all.add(
        schema(
            "a list whose default does not fit",
            list,
            "default",
            List.of(Map.of("nobody_knows_this", 1))));
    all.add(schema("a list whose default is a text", list, "default", "a,b"));
    all.add(
        schema(
            "a dataset without a name",
            level.and(place -> !place.has("$ref") && !names(place).contains("datasetName")),
            "$ref",
            List.of("normalize/ixVolume")));
  }

  private static Object asInt(Object value) {
    return value instanceof Number number ? number.intValue() : value;
  }

  private static List<Object> names(Place level) {
    List<Object> names = new ArrayList<>();
    if (level.schema().get("attrs") instanceof List<?> attrs) {
      for (Object attr : attrs) {
        names.add(attr instanceof Map<?, ?> question ? question.get("variable") : null);
      }
    }
    return names;
  }

  /** The same data anew, to be changed. */
  static Object copy(Object data) {
    if (data instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, value) -> copy.put(key, copy(value)));
      return copy;
    }
    if (data instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(copy(item)));
      return copy;
    }
    return data;
  }

  /** Every question of a form, in the order of the file. */
  static List<Place> places(Object form) {
    List<Place> places = new ArrayList<>();
    if (form instanceof Map<?, ?> root) {
      add(root.get("questions"), true, places);
    }
    return places;
  }

  @SuppressWarnings("unchecked")
  private static void add(Object questions, boolean top, List<Place> places) {
    if (!(questions instanceof List<?> list)) {
      return;
    }
    for (Object entry : List.copyOf(list)) {
      if (entry instanceof Map<?, ?> question) {
        Place place = new Place((Map<String, Object>) question, (List<Object>) questions, top);
        places.add(place);
        add(place.schema().get("attrs"), false, places);
        add(place.schema().get("items"), false, places);
        add(place.schema().get("subquestions"), false, places);
      }
    }
  }
}
