package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Bounds;
import dev.trainyard.generator.model.DeclaredWorkload;
import dev.trainyard.generator.model.Job;
import dev.trainyard.generator.model.Repetition;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.Planned;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Workloads and jobs: their names, how often and how long they run. */
final class WorkloadChecks {

  static final Pattern SHORT_NAME = Pattern.compile("[a-z]([a-z0-9-]{0,13}[a-z0-9])?");

  private WorkloadChecks() {}

  static void check(Plan plan, Findings findings) {
    if (plan.workloads().isEmpty()) {
      findings.error(
          Rule.MISSING,
          "app",
          plan.app().source(),
          "nothing keeps running",
          "at least one workload; TrueNAS shows an app without as stopped for ever",
          "call workload(\"…\", w -> …)");
    }
    Map<String, SourceLine> names = new HashMap<>();
    for (Planned<DeclaredWorkload> workload : plan.workloads()) {
      name(workload.unit(), names, findings);
      repetition(workload.declared(), findings);
      replicas(workload, findings);
      UnitChecks.check(workload.unit(), workload.declared().stateful(), true, findings);
    }
    for (Planned<Job> job : plan.jobs()) {
      name(job.unit(), names, findings);
      job(job.declared(), job.unit().subject(), findings);
      UnitChecks.check(job.unit(), false, false, findings);
    }
    names(plan, findings);
  }

  private static void name(Unit unit, Map<String, SourceLine> names, Findings findings) {
    String name = unit.name();
    String subject = unit.subject();
    SourceLine source = unit.source();
    if (!SHORT_NAME.matcher(name).matches()) {
      findings.error(
          Rule.NAME,
          subject,
          source,
          "has the name \"" + name + "\"",
          "1 to 15 lower-case letters, digits and -, starting with a letter",
          "rename it");
    }
    SourceLine known = names.putIfAbsent(name, source);
    if (known != null) {
      findings.error(
          Rule.DUPLICATE,
          subject,
          source,
          "has the name of another workload or job, that at " + known.position(),
          "each name once",
          "rename it");
    }
  }

  /** The names of a repeated workload begin with its own; no other name may be one of them. */
  private static void names(Plan plan, Findings findings) {
    for (Unit repeated : plan.units()) {
      if (repeated.repetition().isPresent()) {
        plan.units().stream()
            .map(Unit::name)
            .filter(name -> name.startsWith(repeated.name() + "-"))
            .forEach(
                name ->
                    findings.error(
                        Rule.DUPLICATE,
                        repeated.subject(),
                        repeated.source(),
                        "is repeated, and an item could give it the name of \"" + name + "\"",
                        "no other name that begins with " + repeated.name() + "-",
                        "rename one of them"));
      }
    }
  }

  /**
   * The name of a workload with an identity has at most 52 characters: 30 of them are the
   * release's.
   */
  private static final int LONGEST = 52 - 30;

  private static void repetition(DeclaredWorkload workload, Findings findings) {
    workload
        .repetition()
        .ifPresent(
            repetition -> {
              int longest = LONGEST - workload.name().length() - 2;
              if (nameQuestion(repetition)
                  .filter(
                      question ->
                          question.limits().isPlain()
                              && question.limits().maximumLength() <= longest)
                  .isEmpty()) {
                findings.error(
                    Rule.NAME,
                    "workload " + workload.name(),
                    workload.source(),
                    "is named by an answer that may hold any text",
                    "a string question with a pattern that admits DNS labels and at most "
                        + longest
                        + " characters",
                    "give the question pattern(\"^[a-z][a-z0-9-]*$\", \"…\") and length(1, "
                        + longest
                        + ")");
              }
            });
  }

  private static void replicas(Planned<DeclaredWorkload> workload, Findings findings) {
    Expression<Long> replicas = workload.declared().replicas();
    if (!Bounds.of(replicas).isWithin(Bounds.of(0, Integer.MAX_VALUE))) {
      findings.error(
          Rule.RANGE,
          workload.unit().subject(),
          workload.unit().source(),
          "has " + UnitChecks.shown(replicas) + " replicas",
          "0 to " + Integer.MAX_VALUE,
          "correct the number, or give the question range(1, 10)");
    }
  }

  private static Optional<StringQuestion> nameQuestion(Repetition repetition) {
    return repetition.name() instanceof Answer<?> answer
            && answer.question() instanceof StringQuestion question
        ? Optional.of(question)
        : Optional.empty();
  }

  private static void job(Job job, String subject, Findings findings) {
    if (job.attempts() < 0) {
      findings.error(
          Rule.RANGE,
          subject,
          job.source(),
          "is tried again " + job.attempts() + " times",
          "at least 0",
          "correct attempts(…)");
    }
    if (job.seconds() < 1) {
      findings.error(
          Rule.ENDLESS,
          subject,
          job.source(),
          "ends within " + job.seconds() + " seconds",
          "at least 1; TrueNAS stops an app only when its jobs have ended",
          "correct endsWithin(…)");
    }
  }
}
