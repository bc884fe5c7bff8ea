package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.Answer;
import dev.trainyard.generator.expression.Conditional;
import dev.trainyard.generator.expression.Escaped;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Generated;
import dev.trainyard.generator.expression.HasDuplicates;
import dev.trainyard.generator.expression.Joined;
import dev.trainyard.generator.expression.Kind;
import dev.trainyard.generator.expression.ListAnswer;
import dev.trainyard.generator.expression.NotEmpty;
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
import dev.trainyard.generator.question.Question;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What expressions refer to, and where secrets and unescaped answers would end. */
final class ExpressionChecks {

  private final Findings findings;
  private final Set<String> asked = new HashSet<>();
  private final Set<String> used = new HashSet<>();

  private ExpressionChecks(Findings findings) {
    this.findings = findings;
  }

  static void check(App app, Findings findings) {
    ExpressionChecks checks = new ExpressionChecks(findings);
    for (Question question : QuestionChecks.asked(app)) {
      checks.asked.add(question.dotted());
      if (question instanceof CronQuestion) {
        CronQuestion.FIELDS.forEach(field -> checks.asked.add(question.dotted() + "." + field));
      } else if (question instanceof LimitsQuestion) {
        checks.asked.add(question.dotted() + "." + LimitsQuestion.CPUS);
        checks.asked.add(question.dotted() + "." + LimitsQuestion.MEMORY);
      }
      question.condition().ifPresent(condition -> checks.used.add(condition.question().dotted()));
    }
    Usages.of(app).forEach(checks::usage);
    checks.storages(app);
    checks.unused(app);
  }

  private void usage(Usage usage) {
    SubExpressions.walk(
        usage.expression(),
        part -> {
          if (part instanceof Answer<?> answer && !answer.scope().isItem()) {
            reference(answer.dotted(), usage);
          } else if (part instanceof Joined joined) {
            reference(joined.list().dotted(), usage);
          } else if (part instanceof NotEmpty notEmpty) {
            reference(notEmpty.list().dotted(), usage);
          } else if (part instanceof HasDuplicates duplicates) {
            reference(duplicates.list().dotted(), usage);
          } else if (part instanceof Text text) {
            holes(text.parts(), usage);
          }
        });
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

  private void holes(List<Text.Part> parts, Usage usage) {
    for (Text.Part part : parts) {
      if (part instanceof Text.Hole hole && isFree(hole.value())) {
        findings.error(
            Rule.HOLE,
            usage.subject(),
            usage.source(),
            "has a text with an answer that may hold any character",
            "inUrl, inShell, inXml, inJson, inSql, inProperties or verbatim around it",
            "say where in the text's syntax the answer stands");
      } else if (part instanceof Text.Optional optional) {
        holes(optional.parts(), usage);
      } else if (part instanceof Text.Repeated repeated) {
        list(repeated.list(), usage);
        holes(repeated.parts(), usage);
      }
    }
  }

  private void list(ListAnswer list, Usage usage) {
    reference(list.dotted(), usage);
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

  private void storages(App app) {
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
    if (mount.volume() instanceof VolumeSource.Storage storage && !storage.scope().isItem()) {
      String path = storage.question().dotted();
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

  private void unused(App app) {
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
