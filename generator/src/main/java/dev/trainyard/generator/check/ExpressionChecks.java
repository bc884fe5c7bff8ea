package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.Answer;
import dev.trainyard.generator.expression.Conditional;
import dev.trainyard.generator.expression.Escaped;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Generated;
import dev.trainyard.generator.expression.HasDuplicates;
import dev.trainyard.generator.expression.ItemIndex;
import dev.trainyard.generator.expression.Joined;
import dev.trainyard.generator.expression.Kind;
import dev.trainyard.generator.expression.ListAnswer;
import dev.trainyard.generator.expression.NotEmpty;
import dev.trainyard.generator.expression.ResourceName;
import dev.trainyard.generator.expression.Scope;
import dev.trainyard.generator.expression.SubExpressions;
import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.CronQuestion;
import dev.trainyard.generator.question.DictQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.ScalarQuestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What expressions refer to, and where secrets and unescaped answers would end. */
final class ExpressionChecks {

  private final App app;
  private final Findings findings;
  private final Set<String> asked = new HashSet<>();
  private final Map<String, ScalarQuestion<?>> scalars = new HashMap<>();
  private final Map<ListAnswer, ListQuestion> lists = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  private ExpressionChecks(App app, Findings findings) {
    this.app = app;
    this.findings = findings;
    for (Question question : QuestionChecks.asked(app)) {
      asked.add(question.dotted());
      if (question instanceof CronQuestion) {
        CronQuestion.FIELDS.forEach(field -> asked.add(question.dotted() + "." + field));
      } else if (question instanceof LimitsQuestion) {
        asked.add(question.dotted() + "." + LimitsQuestion.CPUS);
        asked.add(question.dotted() + "." + LimitsQuestion.MEMORY);
      } else if (question instanceof ScalarQuestion<?> scalar) {
        scalars.putIfAbsent(question.dotted(), scalar);
      } else if (question instanceof ListQuestion list) {
        lists.put(list.answer(), list);
      }
      question.condition().ifPresent(condition -> used.add(condition.question().dotted()));
    }
  }

  static void check(App app, Findings findings) {
    ExpressionChecks checks = new ExpressionChecks(app, findings);
    Usages.of(app, findings).forEach(checks::usage);
    checks.storages();
    checks.unused();
  }

  private void usage(Usage usage) {
    expression(usage.expression(), usage, usage.items());
    if (usage.place() == Usage.Place.PUBLIC && SubExpressions.isSensitive(usage.expression())) {
      findings.error(
          Rule.SECRET,
          usage.subject(),
          usage.source(),
          "shows a secret to everybody who sees the app",
          "secrets in env(…) and file(…) only",
          "hand it over as an environment variable or a file");
    }
  }

  private void expression(Expression<?> expression, Usage usage, Map<Scope, ListAnswer> items) {
    if (expression instanceof Text text) {
      text(text.parts(), usage, items);
      return;
    }
    if (expression instanceof Answer<?> answer) {
      if (answer.scope().isItem()) {
        item(answer.scope(), Optional.of(answer), usage, items);
      } else {
        reference(answer.dotted(), usage);
        Optional.ofNullable(scalars.get(answer.dotted()))
            .ifPresent(question -> kind(answer, question, usage));
      }
    } else if (expression instanceof ItemIndex index) {
      item(index.scope(), Optional.empty(), usage, items);
    } else if (expression instanceof Joined joined) {
      reference(joined.list().dotted(), usage);
    } else if (expression instanceof NotEmpty notEmpty) {
      reference(notEmpty.list().dotted(), usage);
    } else if (expression instanceof HasDuplicates duplicates) {
      reference(duplicates.list().dotted(), usage);
    } else if (expression instanceof ResourceName name) {
      host(name, usage);
    }
    SubExpressions.of(expression).forEach(part -> expression(part, usage, items));
  }

  private void text(List<Text.Part> parts, Usage usage, Map<Scope, ListAnswer> items) {
    for (Text.Part part : parts) {
      if (part instanceof Text.Hole hole) {
        hole(hole, usage);
        expression(hole.value(), usage, items);
      } else if (part instanceof Text.Optional optional) {
        expression(optional.when(), usage, items);
        text(optional.parts(), usage, items);
      } else if (part instanceof Text.Repeated repeated) {
        reference(repeated.list().dotted(), usage);
        text(
            repeated.parts(),
            usage,
            Usages.repeated(
                items,
                repeated.list(),
                repeated.item(),
                usage.subject(),
                usage.source(),
                findings));
      }
    }
  }

  private void reference(String path, Usage usage) {
    used.add(path);
    if (!asked.contains(path)) {
      findings.error(
          Rule.NOT_ASKED,
          usage.subject(),
          usage.source(),
          "uses the answer of " + path + ", which no group asks",
          "questions that are asked; within each(…) those of the item by item.get(…)",
          "ask it in a group");
    }
  }

  /** An answer of an item, or its position, counts only where something is repeated for it. */
  private void item(
      Scope scope, Optional<Answer<?>> answer, Usage usage, Map<Scope, ListAnswer> items) {
    ListAnswer list = items.get(scope);
    if (list == null) {
      findings.error(
          Rule.NOT_ASKED,
          usage.subject(),
          usage.source(),
          "uses an item of a list outside of what is repeated for its items",
          "items within each(…), workloadEach(…), refuseEach(…) or text(…) of their list",
          "repeat it for each item");
    } else if (answer.isPresent() && lists.containsKey(list)) {
      lists.get(list).items().stream()
          .filter(question -> question.path().equals(answer.get().path()))
          .findFirst()
          .ifPresentOrElse(
              question -> {
                if (question instanceof ScalarQuestion<?> scalar) {
                  kind(answer.get(), scalar, usage);
                }
              },
              () ->
                  findings.error(
                      Rule.NOT_ASKED,
                      usage.subject(),
                      usage.source(),
                      "uses the answer of "
                          + answer.get().dotted()
                          + ", which the items of "
                          + list.dotted()
                          + " do not ask",
                      lists.get(list).items().stream()
                          .map(Question::dotted)
                          .collect(Collectors.joining(", ")),
                      "add the question to item(…) of the list"));
    }
  }

  private void kind(Answer<?> answer, ScalarQuestion<?> question, Usage usage) {
    if (answer.kind() != question.kind()) {
      findings.error(
          Rule.NOT_ASKED,
          usage.subject(),
          usage.source(),
          "uses the answer of another question with the variable " + answer.dotted(),
          "that of the question at " + question.source().file() + ":" + question.source().line(),
          "use the handle of the question that is asked");
    }
  }

  /**
   * A host name is that of a workload with a service; without a suffix it is the app's own name.
   */
  private void host(ResourceName name, Usage usage) {
    if (name.suffix().isEmpty()) {
      return;
    }
    boolean known =
        app.workloads().stream()
            .filter(workload -> workload.repetition().isEmpty())
            .anyMatch(
                workload ->
                    name.suffix().equals(workload.name())
                            && workload.pod().containers().stream()
                                .anyMatch(container -> !container.ports().isEmpty())
                        || workload.stateful() && name.suffix().equals(workload.name() + "-pods"));
    if (!known) {
      findings.error(
          Rule.REFERENCE,
          usage.subject(),
          usage.source(),
          "uses the host name of \"" + name.suffix() + "\"",
          "a workload of the app that has a port and is not repeated",
          "correct the name in hostOf(\"…\"), or declare the port");
    }
  }

  private void hole(Text.Hole hole, Usage usage) {
    if (isFree(hole.value())) {
      findings.error(
          Rule.HOLE,
          usage.subject(),
          usage.source(),
          "has a text with " + named(hole.value()) + " that may hold any character",
          "inUrl, inShell, inXml, inJson, inSql, inProperties or verbatim around it",
          "say where in the text's syntax the answer stands");
    }
  }

  /** The answers that a value consists of. */
  private static String named(Expression<?> value) {
    Set<String> answers = new TreeSet<>();
    SubExpressions.walk(
        value,
        part -> {
          if (part instanceof Answer<?> answer) {
            answers.add(answer.dotted());
          } else if (part instanceof Joined joined) {
            answers.add(joined.list().dotted());
          }
        });
    return answers.isEmpty() ? "a value" : "the answer of " + String.join(" or ", answers);
  }

  private static boolean isFree(Expression<?> value) {
    if (value.kind() != Kind.TEXT || value instanceof Escaped) {
      return false;
    }
    if (value instanceof Answer<?> answer) {
      return !answer.access().plain();
    }
    if (value instanceof Conditional<?> conditional) {
      return isFree(conditional.then()) || isFree(conditional.otherwise());
    }
    if (value instanceof Generated generated) {
      return generated.given() != null && isFree(generated.given());
    }
    return value instanceof Joined;
  }

  private void storages() {
    Stream.concat(
            app.workloads().stream().map(workload -> workload.pod()),
            app.jobs().stream().map(job -> job.pod()))
        .flatMap(ExpressionChecks::containers)
        .forEach(
            container -> Block.forEach(container.mounts(), mount -> storage(container, mount)));
  }

  private static Stream<Container> containers(Pod pod) {
    return Stream.concat(pod.initContainers().stream(), pod.containers().stream());
  }

  private void storage(Container container, Mount mount) {
    if (!(mount.volume() instanceof VolumeSource.Storage storage)) {
      return;
    }
    String path = storage.question().dotted();
    if (storage.scope().isItem()) {
      boolean known =
          lists.values().stream()
              .filter(list -> list.item().scope().equals(storage.scope()))
              .anyMatch(list -> list.items().contains(storage.question()));
      if (!known) {
        findings.error(
            Rule.VOLUME,
            "container " + container.name(),
            mount.source(),
            "mounts " + path + " of an item, which its list does not ask",
            "storage among the questions of the list",
            "add it to item(…) of the list");
      }
    } else {
      used.add(path);
      if (!asked.contains(path)) {
        findings.error(
            Rule.VOLUME,
            "container " + container.name(),
            mount.source(),
            "mounts " + path + ", which no group asks",
            "storage that is asked",
            "ask it in a group");
      }
    }
  }

  private void unused() {
    List<String> all = new ArrayList<>(used);
    for (Question question : QuestionChecks.asked(app)) {
      boolean isUsed =
          question instanceof DictQuestion
              || all.stream()
                  .anyMatch(
                      path ->
                          path.equals(question.dotted())
                              || path.startsWith(question.dotted() + "."));
      if (!isUsed) {
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
