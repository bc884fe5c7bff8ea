package dev.trainyard.catalog.helm.lint.render;

import dev.trainyard.generator.form.Acceptance;
import dev.trainyard.generator.form.Control;
import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.FieldType;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.FormState;
import dev.trainyard.generator.form.ReleaseLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answers of an owner who fills in no more than the wizard demands.
 *
 * @param answers the answers in force
 * @param untouched whether nothing had to be filled in
 */
record Proposal(Map<String, Object> answers, boolean untouched) {

  /** How many pairs of questions and values of defaults are ever looked at. */
  private static final long MOST = 4_000_000;

  /** Answers that one or the other question takes. */
  private static final List<Object> TEXTS =
      List.of(
          "example",
          "Example12345",
          "example.org",
          "https://example.org",
          "owner@example.org",
          "/mnt/tank/example",
          "192.168.0.10",
          "192.168.0.0/24",
          "UTC",
          "1.0",
          "10Gi",
          "0123456789abcdef0123456789abcdef");

  /** How many rows of a list are filled in. */
  private static final int ROWS = 20;

  private static final List<Object> PATHS = List.of("/mnt/tank/example");
  private static final List<Object> NUMBERS = List.of(1L, 20000L, 30000L, 1000L, 64L, 0L);

  /**
   * The proposal of a wizard.
   *
   * @return empty when no such answers are found
   */
  static Optional<Proposal> of(Form form, ReleaseLine line) {
    if (count(form.fields()) * weight(form.fields()) > MOST) {
      return Optional.empty();
    }
    FormState page = FormState.install(form, line);
    boolean untouched = new Filler(line, page).fill(form.fields(), "");
    if (!page.isValid()) {
      return Optional.empty();
    }
    Acceptance taken = Acceptance.install(form, line, page.payload());
    return taken.refusals().isEmpty()
        ? Optional.of(new Proposal(taken.values(), untouched))
        : Optional.empty();
  }

  private static long count(List<Field> fields) {
    return fields.stream().mapToLong(field -> 1 + count(field.children())).sum();
  }

  private static long weight(List<Field> fields) {
    return fields.stream()
        .mapToLong(field -> weight(field.defaultValue().orElse("")) + weight(field.children()))
        .sum();
  }

  private static long weight(Object value) {
    if (value instanceof Map<?, ?> map) {
      return 1 + map.values().stream().mapToLong(Proposal::weight).sum();
    }
    return value instanceof List<?> list ? 1 + list.stream().mapToLong(Proposal::weight).sum() : 1;
  }

  /** Fills in a page. */
  private record Filler(ReleaseLine line, FormState page) {

    boolean fill(List<Field> fields, String prefix) {
      boolean untouched = true;
      for (Field field : fields) {
        String path = prefix + field.variable();
        if (field.variable().isEmpty() || !page.isEnabled(path)) {
          continue;
        }
        untouched &= fill(field, path);
        untouched &= fill(field.subquestions(), prefix);
      }
      return untouched;
    }

    private boolean fill(Field field, String path) {
      if (field.type() instanceof FieldType.Level level) {
        return fill(level.fields(), path + ".");
      }
      if (page.control(path) == Control.ROWS) {
        return !(field.type() instanceof FieldType.Items list) || rows(list, path);
      }
      Optional<Object> chosen = chosenByTheNas(field);
      if (chosen.isPresent() && isEmpty(page.value(path))) {
        page.answer(path, chosen.get());
      }
      if (page.errors(path).isEmpty()) {
        return true;
      }
      answer(field, path);
      return false;
    }

    /** Fills in the rows that are there by default, or the one that must be. */
    private boolean rows(FieldType.Items list, String path) {
      boolean untouched = page.errors(path).isEmpty();
      if (!untouched) {
        page.add(path);
      }
      int rows = page.value(path) instanceof List<?> all ? Math.min(all.size(), ROWS) : 0;
      for (int row = 0; row < rows; row++) {
        String at = path + "[" + row + "]";
        for (Field item : list.items()) {
          if (item.type() instanceof FieldType.Level level) {
            untouched &= fill(level.fields(), at + ".");
          } else if (page.isEnabled(at)) {
            untouched &= fill(item, at);
          }
        }
      }
      return untouched;
    }

    private static boolean isEmpty(Object value) {
      return value == null || value.equals("");
    }

    /** What a NAS offers for a question, and every NAS has. */
    private static Optional<Object> chosenByTheNas(Field field) {
      for (String reference : field.references()) {
        switch (reference) {
          case "definitions/timezone":
            return Optional.of("UTC");
          case "definitions/nodeIP":
            return Optional.of("192.168.0.10");
          case "definitions/interface":
            return Optional.of("eth0");
          default:
            break;
        }
      }
      return Optional.empty();
    }

    private void answer(Field field, String path) {
      List<Object> candidates =
          field
              .options()
              .map(options -> options.stream().flatMap(option -> option.value().stream()).toList())
              .orElseGet(() -> candidates(field.type()));
      for (Object candidate : candidates) {
        page.answer(path, candidate);
        if (page.errors(path).isEmpty() && isTaken(field, candidate)) {
          return;
        }
      }
    }

    /** The wizard passes over some of what TrueNAS then refuses. */
    private boolean isTaken(Field field, Object answer) {
      Form alone = new Form(List.of(), List.of(field), Map.of());
      return Acceptance.install(alone, line, Map.of(field.variable(), answer)).refusals().isEmpty();
    }

    private static List<Object> candidates(FieldType type) {
      if (type instanceof FieldType.Whole whole) {
        return whole.minimum().<List<Object>>map(List::of).orElse(NUMBERS);
      }
      return type instanceof FieldType.HostPath || type instanceof FieldType.Path ? PATHS : TEXTS;
    }
  }
}
