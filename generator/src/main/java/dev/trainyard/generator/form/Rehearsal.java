package dev.trainyard.generator.form;

import dev.trainyard.generator.pattern.ForeignPattern;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Fills in the page of a wizard as an owner would, installs and edits with it, and compares what is
 * then sent and taken with what was filled in.
 *
 * <p>A path of what it finds has no numbers of rows: all items of a list have their mistakes in
 * common.
 */
public final class Rehearsal {

  /** What can go wrong. */
  public enum Kind {
    /** Something else is sent, or in force after it was taken, than what was filled in. */
    CHANGED,
    /** Default items come once more when a list that was hidden is shown. */
    PILED_UP,
    /** The page complains about an answer. */
    COMPLAINT,
    /** TrueNAS refuses what the page lets pass. */
    REFUSED,
    /** The page never asks for an answer that is needed. */
    UNSEEN
  }

  /**
   * Something that goes wrong.
   *
   * @param path the field, without numbers of rows
   * @param what the details in words: what is sent or complained about; may be empty
   */
  public record Fault(Kind kind, String path, String what) {}

  private static final String NEW_TEXT = "x";

  private final Form form;
  private final Map<String, Optional<ForeignPattern>> patterns = new HashMap<>();
  private Map<String, Fault> faults = new LinkedHashMap<>();
  private ReleaseLine line;

  /** A page of which not everything is filled in; what it waits for is not sent. */
  private FormState unsent;

  /** Rehearsals with a form, one after the other. Not thread-safe. */
  public Rehearsal(Form form) {
    this.form = form;
  }

  /**
   * Installs with defaults, shows everything that can be shown, and edits without a change.
   *
   * @return the first thing that goes wrong with each field
   */
  public List<Fault> ofDefaults(ReleaseLine release) {
    begin(release);
    showEverything();
    run(Map.of(), false);
    return List.copyOf(faults.values());
  }

  /**
   * Installs with answers, edits without a change, and edits an installation with defaults so that
   * it has these answers. Of no answers it tells only what the page complains about, since the rest
   * is that of the defaults.
   *
   * @param answers by variable, levels below each other, lists as lists; what the page does not
   *     show with them is passed over
   * @return the first thing that goes wrong with each field
   */
  public List<Fault> of(ReleaseLine release, Map<String, Object> answers) {
    begin(release);
    if (answers.isEmpty()) {
      FormState page = FormState.install(form, line);
      complaints(page, form.fields(), expected(asked(form), answers), "", true);
    } else {
      run(answers, true);
      editInto(answers);
    }
    return List.copyOf(faults.values());
  }

  private void begin(ReleaseLine release) {
    line = release;
    faults = new LinkedHashMap<>();
  }

  private void editInto(Map<String, Object> answers) {
    Map<String, Object> usual = accepted(FormState.install(form, line).payload()).values();
    FormState page = FormState.edit(form, line, usual);
    fill(page, form.fields(), answers, "");
    refusals(page, accepted(Acceptance.inForce(usual, page.payload())));
  }

  private Acceptance accepted(Map<String, Object> sent) {
    return Acceptance.install(form, line, sent, patterns);
  }

  private void fault(Kind kind, String path, String what) {
    String field = path.replaceAll("\\[\\d+]", "");
    faults.putIfAbsent(field, new Fault(kind, field, what));
  }

  // --- install and edit

  private void run(Map<String, Object> answers, boolean complete) {
    FormState page = FormState.install(form, line);
    fill(page, form.fields(), answers, "");
    Map<String, Object> expected = expected(asked(form), answers);
    complaints(page, form.fields(), expected, "", complete);
    Map<String, Object> sent = page.payload();
    compare("", expected, sent, true);
    Acceptance taken = accepted(sent);
    refusals(page, taken);
    unsent = page;
    compare("", expected, taken.values(), false);
    unsent = null;
    FormState again = FormState.edit(form, line, taken.values());
    Acceptance second = accepted(Acceptance.inForce(taken.values(), again.payload()));
    refusals(page, second);
    compare("", taken.values(), second.values(), false);
  }

  private static List<Field> asked(Form form) {
    List<Field> homeless = form.homeless();
    return homeless.isEmpty()
        ? form.fields()
        : form.fields().stream().filter(field -> !homeless.contains(field)).toList();
  }

  private void fill(FormState page, List<Field> fields, Map<?, ?> answers, String prefix) {
    for (Field field : fields) {
      String path = prefix + field.variable();
      if (!answers.containsKey(field.variable()) || !page.isEnabled(path)) {
        continue;
      }
      Object answer = answers.get(field.variable());
      if (field.type() instanceof FieldType.Level level) {
        fill(page, level.fields(), answer instanceof Map<?, ?> map ? map : Map.of(), path + ".");
      } else if (field.type() instanceof FieldType.Items list && answer instanceof List<?> items) {
        rows(page, list, items, path);
      } else {
        page.answer(path, answer instanceof Map<?, ?> map ? Crontab.line(map) : answer);
      }
    }
  }

  private void rows(FormState page, FieldType.Items list, List<?> items, String path) {
    for (int row = page.rows(path) - 1; row >= 0; row--) {
      page.remove(path, row);
    }
    for (int row = 0; row < items.size(); row++) {
      String at = path + "[" + row + "]";
      page.add(path);
      if (items.get(row) instanceof Map<?, ?> item && list.ofLevels()) {
        fill(page, list.items().get(0).attrs(), item, at + ".");
      } else {
        page.answer(at, items.get(row));
      }
    }
  }

  // --- what is right

  /** The answers in force: those given, else defaults, of what the conditions leave on the page. */
  private Map<String, Object> expected(List<Field> fields, Map<?, ?> answers) {
    Map<String, Object> expected = new LinkedHashMap<>();
    Map<String, Object> unasked = new HashMap<>();
    for (Field field : fields) {
      Object given =
          answers.containsKey(field.variable())
              ? answers.get(field.variable())
              : field.defaultValue().orElse(null);
      if (field.hidden()) {
        unasked.put(field.variable(), field.defaultValue().orElse(null));
        if (line.isAtLeast(ReleaseLine.SCALE_24_10)
            && field.conditions().stream().allMatch(c -> holds(c, expected, unasked))) {
          // What is hidden is sent as it is.
          Defaults.of(field).ifPresent(usual -> expected.put(field.variable(), usual));
        }
      } else if (Controls.of(field, line) != Control.NONE
          && field.conditions().stream().allMatch(c -> holds(c, expected, unasked))) {
        expected.put(field.variable(), expected(field, given));
      }
    }
    return expected;
  }

  private static boolean holds(
      Condition condition, Map<String, Object> expected, Map<String, Object> unasked) {
    String source = condition.variable();
    return (expected.containsKey(source) || unasked.containsKey(source))
        && condition.holds(expected.getOrDefault(source, unasked.get(source)));
  }

  private Object expected(Field field, Object given) {
    if (field.type() instanceof FieldType.Level level) {
      return expected(level.fields(), given instanceof Map<?, ?> map ? map : Map.of());
    }
    if (field.type() instanceof FieldType.Items list) {
      List<?> items = given instanceof List<?> some ? some : List.of();
      return items.stream()
          .map(
              item ->
                  item instanceof Map<?, ?> map && list.ofLevels()
                      ? expected(list.items().get(0).attrs(), map)
                      : item)
          .toList();
    }
    return given == null ? empty(field) : given;
  }

  /** What a page holds where nothing is filled in; conditions look at it. */
  private static Object empty(Field field) {
    return field.type() instanceof FieldType.YesNo
        ? Boolean.FALSE
        : field.type() instanceof FieldType.Whole || field.nullable() ? null : "";
  }

  private static boolean isEmpty(Object value) {
    return value == null
        || value.equals("")
        || value instanceof Map<?, ?> map && map.values().stream().allMatch(Rehearsal::isEmpty);
  }

  /**
   * Compares answers, with nothing the same as an empty text.
   *
   * @param exact whether there may be no more than what is expected
   */
  private void compare(String prefix, Map<?, ?> expected, Map<?, ?> found, boolean exact) {
    Set<Object> variables = new LinkedHashSet<>(expected.keySet());
    if (exact) {
      variables.addAll(found.keySet());
    }
    for (Object variable : variables) {
      compare(prefix + variable, expected.get(variable), found.get(variable), exact);
    }
  }

  private void compare(String path, Object expected, Object found, boolean exact) {
    if (expected instanceof Map<?, ?> wanted && (found == null || found instanceof Map<?, ?>)) {
      compare(path + ".", wanted, found instanceof Map<?, ?> map ? map : Map.of(), exact);
    } else if (expected instanceof List<?> wanted
        && found instanceof List<?> items
        && wanted.size() == items.size()) {
      for (int row = 0; row < items.size(); row++) {
        compare(path + "[" + row + "]", wanted.get(row), items.get(row), exact);
      }
    } else if (!Objects.equals(expected, found)
        && !(isEmpty(expected) && (isEmpty(found) || isAwaited(path)))) {
      fault(Kind.CHANGED, path, "has " + words(found) + " in place of " + words(expected));
    }
  }

  private boolean isAwaited(String path) {
    return unsent != null && !unsent.errors(path).isEmpty();
  }

  private static String words(Object value) {
    return value == null || value.equals("") ? "nothing" : String.valueOf(value);
  }

  // --- what is refused

  private void complaints(
      FormState page, List<Field> fields, Map<?, ?> filled, String prefix, boolean complete) {
    for (Field field : fields) {
      String path = prefix + field.variable();
      Object value = filled.get(field.variable());
      if (!filled.containsKey(field.variable())) {
        continue;
      }
      if (complete || !isEmpty(value) && !value.equals(List.of())) {
        page.errors(path).forEach(error -> fault(Kind.COMPLAINT, path, error));
      }
      if (value instanceof Map<?, ?> map && field.type() instanceof FieldType.Level level) {
        complaints(page, level.fields(), map, path + ".", complete);
      } else if (value instanceof List<?> items
          && field.type() instanceof FieldType.Items list
          && page.rows(path) == items.size()) {
        for (int row = 0; row < items.size(); row++) {
          String at = path + "[" + row + "]";
          if (items.get(row) instanceof Map<?, ?> item && list.ofLevels()) {
            complaints(page, list.items().get(0).attrs(), item, at + ".", complete);
          } else {
            page.errors(at).forEach(error -> fault(Kind.COMPLAINT, at, error));
          }
        }
      }
    }
  }

  /** What TrueNAS refuses, but for what the page already complains about. */
  private void refusals(FormState page, Acceptance taken) {
    for (Acceptance.Refusal refusal : taken.refusals()) {
      if (page.errors(refusal.path()).isEmpty()) {
        fault(Kind.REFUSED, refusal.path(), refusal.reason());
      }
    }
  }

  // --- conditions and lists

  /** Shows each field that can be shown, and adds an item to each list. */
  private void showEverything() {
    FormState page = FormState.install(form, line);
    showEverything(page, asked(form), "");
    form.homeless().forEach(field -> unseen(field, field.variable()));
  }

  private void showEverything(FormState page, List<Field> fields, String prefix) {
    for (Field field : fields) {
      String path = prefix + field.variable();
      FieldType type = field.type();
      boolean list = type instanceof FieldType.Items;
      if (!field.conditions().isEmpty()) {
        reveal(page, fields, field, prefix, new HashSet<>());
      }
      if (!page.isVisible(path)) {
        unseen(field, path);
      } else if (type instanceof FieldType.Level level) {
        showEverything(page, level.fields(), path + ".");
      } else if (list && page.isEnabled(path)) {
        showItem(page, field, path);
      }
    }
  }

  private void unseen(Field field, String path) {
    if (Defaults.isMissing(field)) {
      fault(Kind.UNSEEN, path, "");
    }
    if (field.type() instanceof FieldType.Level level) {
      level.fields().forEach(inner -> unseen(inner, path + "." + inner.variable()));
    }
  }

  /** Answers what a field depends on, once so that it goes and once so that it comes. */
  private void reveal(
      FormState page, List<Field> siblings, Field field, String prefix, Set<String> asking) {
    if (!asking.add(field.variable())) {
      return;
    }
    for (Condition condition : field.conditions()) {
      Optional<Field> source =
          siblings.stream().filter(f -> f.variable().equals(condition.variable())).findFirst();
      String path = prefix + condition.variable();
      if (source.isEmpty() || !condition.known()) {
        continue;
      }
      reveal(page, siblings, source.get(), prefix, asking);
      if (page.isEnabled(path) && page.control(path) != Control.ROWS) {
        Object value = condition.value().orElse(null);
        Object other = other(source.get(), value);
        boolean equal = condition.operator().equals("=");
        page.answer(path, equal ? other : value).answer(path, equal ? value : other);
      }
    }
  }

  /** An answer that is another one. */
  private static Object other(Field field, Object value) {
    if (field.options().isPresent()) {
      return field.options().get().stream()
          .map(option -> option.value().orElse(null))
          .filter(option -> !Objects.equals(option, value))
          .findFirst()
          .orElse(null);
    }
    if (field.type() instanceof FieldType.YesNo) {
      return !Boolean.TRUE.equals(value);
    }
    return field.type() instanceof FieldType.Whole
        ? (Object) (value instanceof Long number ? number + 1 : 1L)
        : value instanceof String text ? text + NEW_TEXT : NEW_TEXT;
  }

  private void showItem(FormState page, Field field, String path) {
    FieldType.Items list = (FieldType.Items) field.type();
    Object usual = expected(field, field.defaultValue().orElse(null));
    int rows = page.rows(path);
    if (rows > ((List<?>) usual).size()) {
      fault(Kind.PILED_UP, path, "has " + rows + " items in place of " + ((List<?>) usual).size());
    }
    page.add(path);
    Object sent = page.sent(path).orElse(null);
    if (sent instanceof List<?> items && list.ofLevels() && !(items.get(rows) instanceof Map)) {
      fault(Kind.CHANGED, path, "has bare values for items");
    }
    if (sent instanceof List<?> items && !list.ofLevels() && items.get(rows) instanceof Map) {
      fault(Kind.CHANGED, path, "has levels for items");
    }
    if (list.ofLevels()) {
      showEverything(page, list.items().get(0).attrs(), path + "[" + rows + "].");
    }
  }
}
