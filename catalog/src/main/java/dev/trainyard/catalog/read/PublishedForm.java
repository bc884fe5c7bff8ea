package dev.trainyard.catalog.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A published form: a {@code questions.yaml} of any edition and author.
 *
 * @param file the whole file; an empty mapping when it cannot be read
 * @param fields the questions at the top, in their order
 * @param flaws what is wrong with the file, in its order
 */
public record PublishedForm(YamlNode file, List<FormField> fields, List<Flaw> flaws) {

  /** A form that asks nothing. */
  public static final PublishedForm EMPTY = new PublishedForm(YamlNode.EMPTY, List.of(), List.of());

  private static final int CONDITIONS = 32;
  private static final String SCHEMA = "schema";
  private static final String VARIABLE = "variable";

  /** Copies the lists. */
  public PublishedForm {
    fields = List.copyOf(fields);
    flaws = List.copyOf(flaws);
  }

  /** Buttons on the page of the installed app; missing when there are none. */
  public YamlNode portals() {
    return file.get("portals");
  }

  /** The sections, in their order. */
  public List<YamlNode> groups() {
    return file.get("groups").items();
  }

  /** Reads the bytes of a file. */
  public static PublishedForm read(byte[] bytes) {
    return of(YamlReader.read(bytes));
  }

  /** The form in a file that was read. */
  public static PublishedForm of(YamlFile file) {
    if (!file.root().isPresent()) {
      return new PublishedForm(YamlNode.EMPTY, List.of(), file.flaws());
    }
    Reading reading = new Reading(file.flaws());
    List<FormField> fields = reading.fields(file.root(), "questions", true);
    return new PublishedForm(file.root(), fields, reading.flaws);
  }

  /** Collects what is wrong; the depth of a file is bounded, so that of calls is too. */
  private static final class Reading {
    private final List<Flaw> flaws;
    private int count;

    private Reading(List<Flaw> before) {
      this.flaws = new ArrayList<>(before);
    }

    private List<FormField> fields(YamlNode parent, String level, boolean named) {
      YamlNode list = parent.get(level);
      if (list.isPresent() && !list.isList()) {
        flaw(list.position(), level + " is no list");
      }
      List<FormField> fields = new ArrayList<>();
      Set<String> variables = new HashSet<>();
      for (YamlNode frame : list.items()) {
        if (count >= ReadingLimits.QUESTIONS) {
          flaw(frame.position(), "there are more than " + ReadingLimits.QUESTIONS + " questions");
          break;
        }
        FormField field = field(frame, named);
        if (field != null) {
          fields.add(field);
          if (named && !variables.add(field.variable())) {
            flaw(
                frame.get(VARIABLE).position(),
                "the variable \"" + Visible.of(field.variable()) + "\" is there twice");
          }
        }
      }
      return fields;
    }

    /** What is no question is told and left out. */
    private FormField field(YamlNode frame, boolean named) {
      count++;
      String variable = frame.get(VARIABLE).text();
      if (!frame.isMap()) {
        flaw(frame.position(), "a question is no mapping");
        return null;
      }
      if (named && variable.isEmpty()) {
        flaw(frame.position(), "a question has no variable");
        return null;
      }
      YamlNode schema = frame.get(SCHEMA);
      if (!schema.isMap()) {
        flaw(frame.position(), "the question \"" + Visible.of(variable) + "\" has no schema");
      }
      return new FormField(
          frame,
          schema,
          variable,
          fields(schema, "attrs", true),
          fields(schema, "items", false),
          fields(schema, "subquestions", true),
          conditions(schema.get("show_if")));
    }

    private List<FormCondition> conditions(YamlNode showIf) {
      if (showIf.isPresent() && !showIf.isList()) {
        flaw(showIf.position(), "show_if is no list");
      }
      if (showIf.items().size() > CONDITIONS) {
        flaw(showIf.position(), "show_if has more than " + CONDITIONS + " conditions");
      }
      List<FormCondition> conditions = new ArrayList<>();
      showIf.items().stream().limit(CONDITIONS).map(FormCondition::of).forEach(conditions::add);
      for (FormCondition condition : conditions) {
        if (!condition.isUnderstood()) {
          flaw(
              condition.position(),
              "a condition that is no comparison: " + Visible.of(condition.value().json()));
        }
      }
      return conditions;
    }

    private void flaw(Position at, String found) {
      if (flaws.size() < ReadingLimits.FLAWS) {
        flaws.add(new Flaw(Flaw.Kind.FORM, at, found));
      }
    }
  }
}
