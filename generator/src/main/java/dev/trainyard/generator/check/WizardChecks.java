package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.FieldType;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.Rehearsal;
import dev.trainyard.generator.form.Rehearsal.Fault;
import dev.trainyard.generator.form.ReleaseLine;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Scenario;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.question.AnswerPlaces;
import dev.trainyard.generator.question.DictQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the wizards of releases would do to answers, rehearsed with the defaults and with each
 * scenario.
 */
public final class WizardChecks {

  private static final int LONGEST = 100;

  private final App app;
  private final Form form;
  private final Map<String, Found> found = new LinkedHashMap<>();

  /** A fault with the releases that have it, and the scenario in which it shows first. */
  private record Found(Fault fault, Optional<Scenario> scenario, List<ReleaseLine> lines) {}

  private WizardChecks(App app, Form form) {
    this.app = app;
    this.form = form;
  }

  /**
   * What is wrong with a form.
   *
   * @param lines the releases that the edition serves
   * @param places where the edition keeps answers
   */
  public static List<Problem> check(
      App app, Form form, List<ReleaseLine> lines, AnswerPlaces places) {
    WizardChecks checks = new WizardChecks(app, form);
    Rehearsal rehearsal = new Rehearsal(form);
    for (ReleaseLine line : lines) {
      checks.add(rehearsal.ofDefaults(line), Optional.empty(), line);
      for (Scenario scenario : app.scenarios()) {
        Map<String, Object> answers = new LinkedHashMap<>();
        scenario.answers().forEach(answer -> places.put(answers, answer));
        checks.add(rehearsal.of(line, answers), Optional.of(scenario), line);
      }
    }
    return checks.found.values().stream().map(checks::problem).toList();
  }

  /** Whether what wizards would do with the form says nothing, since it is wrong in itself. */
  public static boolean isSpoiledBy(Problem problem) {
    String subject = problem.where().subject();
    return problem.isError()
        && Stream.of("question ", "group ", "scenario ").anyMatch(subject::startsWith);
  }

  private void add(List<Fault> faults, Optional<Scenario> scenario, ReleaseLine line) {
    for (Fault fault : faults) {
      Found known =
          found.computeIfAbsent(
              fault.path(), path -> new Found(fault, scenario, new ArrayList<>()));
      if (!known.lines().contains(line)) {
        known.lines().add(line);
      }
    }
  }

  private Problem problem(Found found) {
    Fault fault = found.fault();
    String releases = String.join(", ", found.lines().stream().map(ReleaseLine::releases).toList());
    Optional<Question> question = question(fault.path());
    Where where =
        Where.definition(
            app.name(),
            question.map(Question::toString).orElse(fault.path()),
            question.map(Question::source).orElse(app.source()));
    String when =
        found
            .scenario()
            .map(scenario -> " with the answers of scenario " + scenario.name())
            .orElse("");
    String what =
        fault.kind() == Rehearsal.Kind.CHANGED
                && question.filter(WizardChecks::holdsSecret).isPresent()
            ? "is something else (it holds a secret, which is not shown)"
            : Visible.of(fault.what(), LONGEST);
    return switch (fault.kind()) {
      case CHANGED ->
          Problem.error(
              Rule.WIZARD,
              where,
              "what the wizard of " + releases + " sends of it" + when + " " + what,
              "what was filled in",
              correction(fault.path()));
      case PILED_UP ->
          Problem.warning(
              Rule.WIZARD,
              where,
              "has default items and a condition: in the wizard of "
                  + releases
                  + ", shown again, it "
                  + what,
              "one of the two",
              "put the condition on a dict around it");
      case COMPLAINT ->
          Problem.error(
              Rule.WIZARD,
              where,
              "the wizard of " + releases + when + " says: " + what,
              "answers that the wizard lets pass",
              "give a scenario(…) that answers it, correct the answer, or what the question demands");
      case REFUSED ->
          Problem.error(
              Rule.WIZARD,
              where,
              "the wizard lets it pass and TrueNAS "
                  + releases
                  + " refuses it"
                  + when
                  + ": "
                  + what,
              "answers that TrueNAS takes",
              "correct the answer, or give the question a default that is accepted");
      case UNSEEN ->
          Problem.error(
              Rule.WIZARD,
              where,
              "has no default and is never asked by the wizard of " + releases,
              "a question that shows with some answers, or has a default",
              "correct its condition, or give it a default");
    };
  }

  private static boolean holdsSecret(Question question) {
    return Arrays.stream(Part.values()).anyMatch(question::sensitive)
        || question instanceof ListQuestion list
            && list.items().stream().anyMatch(WizardChecks::holdsSecret);
  }

  /** Why a list is sent otherwise, as far as it is known. */
  private String correction(String path) {
    Optional<Field> field = field(form.fields(), path);
    if (field.isPresent() && field.get().type() instanceof FieldType.Items list) {
      if (form.named(field.get().variable()).filter(first -> first != field.get()).isPresent()) {
        return "rename the list: wizards from 23.10 on look lists up by the variable, and an earlier"
            + " question has it";
      }
      if (list.ofLevels() && list.items().get(0).attrs().size() == 1) {
        return "use a list of texts for a single value, or ask a second question: the wizard of"
            + " 22.12 sends items with one question as bare values";
      }
    }
    return "ask in another way: change its condition, its default or its kind";
  }

  private static Optional<Field> field(List<Field> fields, String path) {
    int dot = path.indexOf('.');
    String variable = dot < 0 ? path : path.substring(0, dot);
    Optional<Field> field =
        fields.stream().filter(one -> one.variable().equals(variable)).findFirst();
    return dot < 0
        ? field
        : field.flatMap(
            level ->
                field(
                    level.type() instanceof FieldType.Items list && list.ofLevels()
                        ? list.items().get(0).attrs()
                        : level.attrs(),
                    path.substring(dot + 1)));
  }

  /** The question of a path, or that of a part of whose answer it is. */
  private Optional<Question> question(String path) {
    for (Question question : app.questions()) {
      if (path.equals(question.dotted())) {
        return Optional.of(question);
      }
      if (path.startsWith(question.dotted() + ".")) {
        if (question instanceof ListQuestion list) {
          String inner = path.substring(question.dotted().length() + 1);
          return list.items().stream()
              .filter(item -> inner.equals(item.dotted()) || inner.startsWith(item.dotted() + "."))
              .findFirst()
              .or(() -> Optional.of(question));
        }
        if (!(question instanceof DictQuestion)) {
          return Optional.of(question);
        }
      }
    }
    return Optional.empty();
  }
}
