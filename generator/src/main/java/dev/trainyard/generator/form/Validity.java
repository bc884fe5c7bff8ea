package dev.trainyard.generator.form;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a wizard's page complains about. */
final class Validity {

  /** Wizards want a dot in the host, so that {@code localhost} is none. */
  private static final Pattern URI =
      Pattern.compile("(https?://)?[\\w-]++(?:\\.[\\w-]++)++(:[0-9]+)?([/?#][^\\s]*)?");

  private final ReleaseLine line;

  Validity(ReleaseLine line) {
    this.line = line;
  }

  /** Whether nothing is wrong with what shows. */
  boolean isValid(Level level) {
    return level.entries.stream()
        .filter(entry -> entry.shown && !entry.field.hidden())
        .allMatch(
            entry ->
                errors(entry).isEmpty()
                    && (entry.level == null || isValid(entry.level))
                    && entry.rows.stream().allMatch(this::isValid));
  }

  /** What the page says about an entry. */
  List<String> errors(Entry entry) {
    List<String> errors = new ArrayList<>();
    if (!entry.checked || entry.fixed) {
      return errors;
    }
    Field field = entry.field;
    boolean needed =
        field.required() || field.refusesEmpty() && line.isAtLeast(ReleaseLine.SCALE_24_10);
    boolean empty =
        entry.control == Control.ROWS
            ? entry.rows.isEmpty()
            : entry.control != Control.LEVEL && (entry.value == null || entry.value.equals(""));
    if (needed && empty) {
      errors.add(field.label() + " is required");
    } else if (entry.value instanceof Long number
        && field.type() instanceof FieldType.Whole limits) {
      // A bound of 0 is taken for none.
      limits
          .minimum()
          .filter(bound -> bound != 0 && number < bound)
          .ifPresent(bound -> errors.add("Minimum value is " + bound));
      limits
          .maximum()
          .filter(bound -> bound != 0 && number > bound)
          .ifPresent(bound -> errors.add("Maximum value is " + bound));
    } else if (entry.value instanceof String text && !empty) {
      errors.addAll(errors(field, text));
    }
    return errors;
  }

  private List<String> errors(Field field, String text) {
    List<String> errors = new ArrayList<>();
    TextRules rules =
        field.type() instanceof FieldType.Line type
            ? type.rules()
            : field.type() instanceof FieldType.Editor type ? type.rules() : null;
    if (rules != null) {
      rules
          .minimumLength()
          .filter(bound -> bound != 0 && text.length() < bound)
          .ifPresent(
              bound ->
                  errors.add("The length of " + field.label() + " should be at least " + bound));
      rules
          .maximumLength()
          .filter(bound -> bound != 0 && text.length() > bound)
          .ifPresent(
              bound ->
                  errors.add(
                      "The length of " + field.label() + " should be no more than " + bound));
    }
    if (field.type() instanceof FieldType.Uri
        && line.isAtLeast(ReleaseLine.SCALE_24_10)
        && !URI.matcher(text).matches()) {
      errors.add("Invalid format or character");
    }
    if (field.type() instanceof FieldType.Schedule && !Crontab.isLine(text)) {
      errors.add("Invalid cron expression");
    }
    return errors;
  }
}
