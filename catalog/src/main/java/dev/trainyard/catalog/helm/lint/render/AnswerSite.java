package dev.trainyard.catalog.helm.lint.render;

import dev.trainyard.generator.form.Acceptance;
import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.FieldType;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.ReleaseLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer that is a text its owner types, and the texts that are tried in its place. All of them
 * hold one word that stands nowhere else.
 *
 * @param steps the keys and indexes that lead to it
 * @param field the question
 * @param word the word
 * @param plain a text that changes nothing
 * @param hostile a text that the question accepts and that means something to YAML; empty when it
 *     accepts none
 * @param withoutBraces the same without what means something to templates
 * @param numeric a text that the question accepts and that looks like a number; empty when it
 *     accepts none
 */
record AnswerSite(
    List<Object> steps,
    Field field,
    String word,
    String plain,
    Optional<String> hostile,
    Optional<String> withoutBraces,
    Optional<String> numeric) {

  private static final int MOST = 200;

  private static final String BRACES = "{{";

  /** What a text can hold that means something to YAML, to quotes and to templates. */
  private static final List<String> HOSTILE =
      List.of(
          "%s: y #\"'\\ {{ z",
          "%s: y #\"'", "%s: y", "%s #y", "\"%s", "'%s", "%s\"y", "*%s", "@%s");

  private static final List<String> NUMERIC = List.of("1e3", "123", "12345678", "1234567890123456");

  /** The path, such as {@code network.hosts[0]}. */
  String path() {
    StringBuilder path = new StringBuilder();
    for (Object step : steps) {
      if (step instanceof Integer) {
        path.append('[').append(step).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step);
      }
    }
    return path.toString();
  }

  /** The same without the numbers of items. */
  String question() {
    return path().replaceAll("\\[[0-9]+]", "");
  }

  /** Whether the hostile text means something to templates. */
  boolean hasBraces() {
    return hostile.filter(text -> text.contains(BRACES)).isPresent();
  }

  /** Whether it is typed as a password. */
  boolean secret() {
    return field.type() instanceof FieldType.Line line && line.secret();
  }

  /** The answers that are texts, as far as a plain one can be found for them. */
  static List<AnswerSite> of(Form form, ReleaseLine line, Map<String, Object> answers) {
    List<AnswerSite> sites = new ArrayList<>();
    new Search(line, sites).level(form.fields(), answers, List.of());
    return sites;
  }

  /** The answers with some of them replaced. */
  static Map<String, Object> replaced(
      Map<String, Object> answers, Map<AnswerSite, String> replacements) {
    Map<String, Object> copy = copy(answers);
    replacements.forEach((site, text) -> put(copy, site.steps(), text));
    return copy;
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), copied(value)));
    return copy;
  }

  private static Object copied(Object value) {
    if (value instanceof Map<?, ?> map) {
      return copy(map);
    }
    return value instanceof List<?> list
        ? new ArrayList<>(list.stream().map(AnswerSite::copied).toList())
        : value;
  }

  @SuppressWarnings("unchecked")
  private static void put(Object into, List<Object> steps, String text) {
    Object step = steps.get(0);
    List<Object> rest = steps.subList(1, steps.size());
    if (step instanceof Integer index) {
      List<Object> list = (List<Object>) into;
      if (rest.isEmpty()) {
        list.set(index, text);
      } else {
        put(list.get(index), rest, text);
      }
    } else {
      Map<String, Object> map = (Map<String, Object>) into;
      if (rest.isEmpty()) {
        map.put((String) step, text);
      } else {
        put(map.get(step), rest, text);
      }
    }
  }

  private record Search(ReleaseLine line, List<AnswerSite> sites) {

    void level(List<Field> fields, Map<?, ?> answers, List<Object> prefix) {
      for (Field field : fields) {
        if (answers.containsKey(field.variable())) {
          field(field, answers.get(field.variable()), and(prefix, field.variable()));
        }
        level(field.subquestions(), answers, prefix);
      }
    }

    private void field(Field field, Object answer, List<Object> steps) {
      if (field.type() instanceof FieldType.Level level && answer instanceof Map<?, ?> inner) {
        level(level.fields(), inner, steps);
      } else if (field.type() instanceof FieldType.Items list
          && answer instanceof List<?> items
          && !list.items().isEmpty()) {
        for (int i = 0; i < items.size(); i++) {
          field(list.items().get(0), items.get(i), and(steps, i));
        }
      } else if (isTyped(field) && (answer == null || answer instanceof String)) {
        site(field, steps);
      }
    }

    private static boolean isTyped(Field field) {
      boolean text =
          field.type() instanceof FieldType.Line choice && choice.options().isEmpty()
              || field.type() instanceof FieldType.Editor
              || field.type() instanceof FieldType.Path;
      return text && !field.hidden() && field.editable() && field.references().isEmpty();
    }

    private void site(Field field, List<Object> steps) {
      if (sites.size() >= MOST) {
        return;
      }
      String word = word(sites.size());
      boolean path = field.type() instanceof FieldType.Path;
      String slash = path ? "/" : "";
      Optional<String> plain =
          accepted(field, List.of(slash + word, slash + word.repeat(5), slash + "A1-" + word));
      if (plain.isEmpty()) {
        return;
      }
      List<String> hostile = new ArrayList<>();
      if (field.type() instanceof FieldType.Editor) {
        hostile.add(word + ": y #\"'\\ {{ z\n- y: [\n  x");
        hostile.add(word + ": y #\"'\\\n- y: [\n  x");
      }
      HOSTILE.forEach(form -> hostile.add(slash + form.formatted(word)));
      sites.add(
          new AnswerSite(
              List.copyOf(steps),
              field,
              word,
              plain.get(),
              accepted(field, hostile),
              accepted(field, hostile.stream().filter(text -> !text.contains(BRACES)).toList()),
              path ? Optional.empty() : accepted(field, NUMERIC)));
    }

    private Optional<String> accepted(Field field, List<String> texts) {
      Form alone = new Form(List.of(), List.of(field), Map.of());
      return texts.stream()
          .filter(
              text ->
                  Acceptance.install(alone, line, Map.of(field.variable(), text))
                      .refusals()
                      .isEmpty())
          .findFirst();
    }

    /** Letters alone, which every name may hold. */
    private static String word(int number) {
      return "zq" + (char) ('a' + number / 26 % 26) + (char) ('a' + number % 26) + "qz";
    }

    private static List<Object> and(List<Object> steps, Object step) {
      List<Object> longer = new ArrayList<>(steps);
      longer.add(step);
      return longer;
    }
  }
}
