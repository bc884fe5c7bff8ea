package dev.trainyard.generator.check;

import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.expression.Answer;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.DeclaredWorkload;
import dev.trainyard.generator.model.Job;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.Repetition;
import dev.trainyard.generator.model.RunAs;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.StringQuestion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Workloads and jobs: names, references, users. */
final class WorkloadChecks {

  static final Pattern SHORT_NAME = Pattern.compile("[a-z]([a-z0-9-]{0,13}[a-z0-9])?");

  /** Files of the chart that are not named after a workload or job. */
  private static final Set<String> FILE_NAMES =
      Set.of("service", "secret", "configmap", "portal", "claims", "rbac", "checks");

  private WorkloadChecks() {}

  static void check(App app, Findings findings) {
    if (app.workloads().isEmpty()) {
      findings.error(
          Rule.MISSING,
          "app",
          app.source(),
          "nothing keeps running",
          "at least one workload; TrueNAS shows an app without as stopped for ever",
          "call workload(\"…\", w -> …)");
    }
    Map<String, SourceLine> names = new HashMap<>();
    for (DeclaredWorkload workload : app.workloads()) {
      String subject = "workload " + workload.name();
      name(workload.name(), subject, workload.source(), names, findings);
      repetition(workload, findings);
      pod(app, workload.pod(), subject, workload.source(), workload.stateful(), findings);
    }
    for (Job job : app.jobs()) {
      String subject = "job " + job.name();
      name(job.name(), subject, job.source(), names, findings);
      job(job, subject, findings);
      pod(app, job.pod(), subject, job.source(), false, findings);
    }
    names(app, findings);
  }

  private static void name(
      String name,
      String subject,
      SourceLine source,
      Map<String, SourceLine> names,
      Findings findings) {
    boolean taken =
        FILE_NAMES.contains(name)
            || name.endsWith("-secret")
            || name.endsWith("-configmap")
            || RelativePath.isDevice(name);
    if (!SHORT_NAME.matcher(name).matches() || taken) {
      findings.error(
          Rule.NAME,
          subject,
          source,
          "has the name \"" + name + "\"",
          "1 to 15 lower-case letters, digits and -, starting with a letter; not "
              + FILE_NAMES.stream().sorted().toList()
              + ", not ending in -secret or -configmap, and no device of Windows such as aux",
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
  private static void names(App app, Findings findings) {
    for (DeclaredWorkload repeated : app.workloads()) {
      if (repeated.repetition().isPresent()) {
        Stream.concat(
                app.workloads().stream().map(DeclaredWorkload::name),
                app.jobs().stream().map(Job::name))
            .filter(name -> name.startsWith(repeated.name() + "-"))
            .forEach(
                name ->
                    findings.error(
                        Rule.DUPLICATE,
                        "workload " + repeated.name(),
                        repeated.source(),
                        "is repeated, and an item could give it the name of \"" + name + "\"",
                        "no other name that begins with " + repeated.name() + "-",
                        "rename one of them"));
      }
    }
  }

  /** A StatefulSet's name has at most 52 characters: 30 of them are the release's. */
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

  private static Optional<StringQuestion> nameQuestion(Repetition repetition) {
    return repetition.name() instanceof Answer<?> answer
            && answer.question() instanceof StringQuestion question
        ? Optional.of(question)
        : Optional.empty();
  }

  private static void pod(
      App app, Pod pod, String subject, SourceLine source, boolean stateful, Findings findings) {
    if (pod.containers().isEmpty()) {
      findings.error(
          Rule.MISSING,
          subject,
          source,
          "has no container",
          "at least one",
          "call container(image(\"…\", \"…\"), c -> …)");
    }
    pod.runAs()
        .ifPresentOrElse(
            runAs -> {
              ids(runAs, subject, source, "runs as user or group ", findings);
              if (runAs.isRoot()) {
                findings.error(
                    Rule.SECURITY,
                    subject,
                    source,
                    "runs as root as a whole",
                    "root for single containers, with a reason",
                    "name another user here and call runAsRoot(\"reason\") on the container that"
                        + " needs it");
              }
            },
            () ->
                findings.error(
                    Rule.MISSING,
                    subject,
                    source,
                    "does not say as which user it runs",
                    "user and group id",
                    "call runAs(568, 568), the apps user of TrueNAS, or what the image needs"));
    if (pod.stopSeconds() < 1) {
      findings.error(
          Rule.RANGE,
          subject,
          source,
          "has " + pod.stopSeconds() + " seconds to stop",
          "at least 1",
          "call stopsWithin(30)");
    }
    new ContainerChecks(subject, stateful, findings).check(pod);
  }

  /** What Kubernetes takes for a user or group id. */
  static final String IDS = "ids from 0 to " + Integer.MAX_VALUE;

  static boolean isId(long id) {
    return id >= 0 && id <= Integer.MAX_VALUE;
  }

  static void ids(RunAs runAs, String subject, SourceLine source, String found, Findings findings) {
    for (Expression<Long> id : List.of(runAs.user(), runAs.group())) {
      if (id instanceof Literal<Long> literal && !isId(literal.value())) {
        findings.error(Rule.RANGE, subject, source, found + literal.value(), IDS, "correct the id");
      }
    }
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
