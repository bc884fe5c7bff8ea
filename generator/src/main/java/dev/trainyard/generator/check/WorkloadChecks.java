package dev.trainyard.generator.check;

import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.expression.Answer;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Job;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.Repetition;
import dev.trainyard.generator.model.RunAs;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.StringQuestion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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
    Set<String> names = new HashSet<>();
    for (Workload workload : app.workloads()) {
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
    nodePorts(app, findings);
  }

  private static void name(
      String name, String subject, SourceLine source, Set<String> names, Findings findings) {
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
    if (!names.add(name)) {
      findings.error(
          Rule.DUPLICATE,
          subject,
          source,
          "has the name of another workload or job",
          "each name once",
          "rename it");
    }
  }

  /** A StatefulSet's name has at most 52 characters: 30 of them are the release's. */
  private static final int LONGEST = 52 - 30;

  private static void repetition(Workload workload, Findings findings) {
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
              ids(runAs, subject, source, findings);
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
    for (Pod.WaitFor wait : pod.waits()) {
      wait(app, wait, subject, findings);
    }
    new ContainerChecks(subject, stateful, findings).check(pod);
  }

  /** What Kubernetes takes for a user or group id. */
  static final String IDS = "ids from 0 to " + Integer.MAX_VALUE;

  static boolean isId(long id) {
    return id >= 0 && id <= Integer.MAX_VALUE;
  }

  static void ids(RunAs runAs, String subject, SourceLine source, Findings findings) {
    for (Expression<Long> id : List.of(runAs.user(), runAs.group())) {
      if (id instanceof Literal<Long> literal && !isId(literal.value())) {
        findings.error(
            Rule.RANGE,
            subject,
            source,
            "runs as user or group " + literal.value(),
            IDS,
            "correct the id");
      }
    }
  }

  private static void job(Job job, String subject, Findings findings) {
    if (job.trigger() == Job.Trigger.SCHEDULE && job.schedule().isEmpty()) {
      findings.error(
          Rule.MISSING,
          subject,
          job.source(),
          "runs by a schedule and has none",
          "a question for the schedule",
          "call cronJob(\"…\", SCHEDULE_QUESTION, j -> …)");
    }
    if (job.attempts() < 0) {
      findings.error(
          Rule.RANGE,
          subject,
          job.source(),
          "is tried again " + job.attempts() + " times",
          "at least 0",
          "correct attempts(…)");
    }
  }

  private static void wait(App app, Pod.WaitFor wait, String subject, Findings findings) {
    Optional<Workload> target =
        app.workloads().stream()
            .filter(workload -> workload.name().equals(wait.workload()))
            .findFirst();
    boolean reachable =
        target.isPresent()
            && target.get().repetition().isEmpty()
            && target.get().pod().containers().stream()
                .flatMap(container -> container.ports().stream())
                .anyMatch(port -> port.name().equals(wait.port()) && !port.udp());
    if (!reachable) {
      findings.error(
          Rule.REFERENCE,
          subject,
          wait.source(),
          "waits for port " + wait.port() + " of " + wait.workload(),
          "a TCP port of a workload of the app that is not repeated",
          "correct the names");
    }
  }

  private static void nodePorts(App app, Findings findings) {
    Map<Expression<?>, Optional<Expression<Boolean>>> used = new HashMap<>();
    for (Workload workload : app.workloads()) {
      workload
          .pod()
          .containers()
          .forEach(
              container ->
                  container
                      .ports()
                      .forEach(
                          port ->
                              port.nodePort()
                                  .ifPresent(
                                      question -> {
                                        Optional<Expression<Boolean>> when =
                                            container.when().or(workload::when);
                                        Expression<?> key = question.expression();
                                        if (used.containsKey(key)
                                            && (when.isEmpty()
                                                || used.get(key).isEmpty()
                                                || used.get(key).equals(when))) {
                                          findings.error(
                                              Rule.PORT,
                                              "port " + port.name(),
                                              port.source(),
                                              "uses the answer of "
                                                  + question.dotted()
                                                  + " a second time",
                                              "each port of the NAS once, unless under"
                                                  + " conditions that exclude each other",
                                              "ask for another port");
                                        }
                                        used.put(key, when);
                                      })));
      if (workload.repetition().isPresent()
          && workload.pod().containers().stream()
              .flatMap(container -> container.ports().stream())
              .anyMatch(port -> port.nodePort().isPresent())) {
        findings.error(
            Rule.PORT,
            "workload " + workload.name(),
            workload.source(),
            "is repeated and uses one port of the NAS for all",
            "ports within the app only",
            "drop the port of the NAS");
      }
    }
  }
}
