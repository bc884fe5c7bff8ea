package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Asked;
import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.ResourceName;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.plan.PlacedMount;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.Planned;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.DictQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What expressions and mounts refer to: questions that are asked, items at hand, workloads. */
final class References {

  private final Plan plan;
  private final Findings findings;
  private final List<Question> asked;
  private final Set<Asked> used = Collections.newSetFromMap(new IdentityHashMap<>());

  References(Plan plan, Findings findings) {
    this.plan = plan;
    this.findings = findings;
    this.asked = plan.app().questions();
    for (Question question : asked) {
      question.condition().ifPresent(condition -> used.add(condition.question()));
    }
  }

  /** A use of the items of a list. */
  void list(ListAnswer list, Usage usage, Set<Scope> items) {
    reference(list.question(), Part.VALUE, list.scope(), usage, items);
  }

  /** An answer is that of a question that is asked: of this very question, where it stands. */
  void reference(Asked question, Part part, Scope scope, Usage usage, Set<Scope> items) {
    if (scope.isItem()) {
      if (atHand(scope, usage, items) && part != Part.ITEM) {
        ofItem(scope.list().orElseThrow(), question, usage);
      }
      return;
    }
    used.add(question);
    if (asked.stream().anyMatch(known -> known == question)) {
      return;
    }
    Optional<ListQuestion> list = listOf(question);
    Optional<Question> namesake =
        asked.stream().filter(known -> known.path().equals(question.path())).findFirst();
    if (list.isPresent()) {
      notAsked(
          usage,
          "uses the answer of " + named(question) + " outside of the items of " + named(list.get()),
          "answers of an item by item.get(…) within each(…) or" + " text(…) of their list",
          "repeat it for each item");
    } else if (namesake.isPresent()) {
      notAsked(
          usage,
          "uses the answer of another question with the variable "
              + question.dotted()
              + ", declared at "
              + question.source().position(),
          "that of the question at " + namesake.get().source().position(),
          "use the handle of the question that is asked");
    } else {
      notAsked(
          usage,
          "uses the answer of " + named(question) + ", which no group asks",
          "questions that are asked; within each(…) those of the item by item.get(…)",
          "ask it in a group");
    }
  }

  /** An answer of an item, or its position, counts only where something is repeated for it. */
  boolean atHand(Scope scope, Usage usage, Set<Scope> items) {
    ListAnswer list = scope.list().orElseThrow();
    used.add(list.question());
    if (!items.contains(scope)) {
      notAsked(
          usage,
          "uses an item of the list "
              + named(list.question())
              + " outside of what is repeated for its items",
          "items within each(…) or text(…) of their list",
          "repeat it for each item");
      return false;
    }
    return true;
  }

  /** A question whose answer is that of an item is one of its list. */
  void ofItem(ListAnswer list, Asked question, Usage usage) {
    if (!(list.question() instanceof ListQuestion known)
        || known.items().stream().anyMatch(item -> item == question)) {
      return;
    }
    notAsked(
        usage,
        "uses the answer of "
            + named(question)
            + listOf(question).map(other -> " of the list " + named(other)).orElse("")
            + ", which the items of "
            + named(known)
            + " do not ask",
        known.items().stream().map(Question::dotted).collect(Collectors.joining(", ")),
        "use the handle of a question of this list, or add the question to items(…) of the list");
  }

  private Optional<ListQuestion> listOf(Asked question) {
    return asked.stream()
        .filter(ListQuestion.class::isInstance)
        .map(ListQuestion.class::cast)
        .filter(list -> list.items().stream().anyMatch(item -> item == question))
        .findFirst();
  }

  private void notAsked(Usage usage, String found, String allowed, String fix) {
    findings.error(Rule.NOT_ASKED, usage.subject(), usage.source(), found, allowed, fix);
  }

  private static String named(Asked question) {
    return question.dotted() + " (" + question.source().position() + ")";
  }

  /**
   * A host name is that of a workload with a service; without a suffix it is the app's own name.
   */
  void host(ResourceName name, Usage usage) {
    if (!name.suffix().isEmpty() && !plan.hostNames().contains(name)) {
      findings.error(
          Rule.REFERENCE,
          usage.subject(),
          usage.source(),
          "uses the host name of \"" + name.suffix() + "\"" + why(name),
          "a workload of the app that has a port and is not repeated",
          fix(name));
    }
  }

  private Optional<Unit> unit(ResourceName name) {
    return plan.workloads().stream()
        .map(Planned::unit)
        .filter(unit -> unit.name().equals(name.suffix()))
        .findFirst();
  }

  private String why(ResourceName name) {
    return unit(name)
        .map(unit -> unit.repetition().isPresent() ? ", which is repeated" : ", which has no port")
        .orElse(", which the app does not run");
  }

  private String fix(ResourceName name) {
    return unit(name)
        .map(
            unit ->
                unit.repetition().isPresent()
                    ? "use a workload that there is one of"
                    : "declare the port that others use with c.port(…)")
        .orElse(
            "declare it with workload(…); a building block such as Redis or PostgreSql is run with"
                + " BLOCK.run(a)");
  }

  /** What is mounted, and what nobody uses; called after every use. */
  void finish() {
    plan.units().stream().flatMap(unit -> unit.mounts().stream()).forEach(this::storage);
    unused();
  }

  private void storage(PlacedMount place) {
    if (!(place.mount().volume() instanceof VolumeSource.Storage storage)) {
      return;
    }
    StorageQuestion question = storage.question();
    Optional<ListAnswer> list = storage.scope().list();
    used.add(list.map(ListAnswer::question).orElse(question));
    List<Question> known =
        list.isEmpty()
            ? asked
            : list.get().question() instanceof ListQuestion of ? of.items() : List.of();
    if (known.stream().noneMatch(item -> item == question)) {
      findings.error(
          Rule.VOLUME,
          "container " + place.container().declared().name(),
          place.mount().source(),
          list.isEmpty()
              ? "mounts " + named(question) + ", which no group asks"
              : "mounts "
                  + named(question)
                  + " of an item, which its list "
                  + named(list.get().question())
                  + " does not ask",
          list.isEmpty() ? "storage that is asked" : "storage among the questions of the list",
          list.isEmpty() ? "ask it in a group" : "add it to items(…) of the list");
    }
  }

  private void unused() {
    for (Question question : asked) {
      if (!(question instanceof DictQuestion) && !used.contains(question)) {
        findings.warning(
            Rule.UNUSED,
            question.toString(),
            question.source(),
            "is asked and its answer changes nothing",
            "questions whose answers are used",
            "use the answer or drop the question");
      }
    }
  }
}
