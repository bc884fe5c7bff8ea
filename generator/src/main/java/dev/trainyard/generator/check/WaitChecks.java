package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Bounds;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.model.DeclaredUnit;
import dev.trainyard.generator.model.DeclaredWorkload;
import dev.trainyard.generator.model.Job;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.Planned;
import dev.trainyard.generator.plan.PlannedPort;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Waits: for a port that exists, and for nothing that never comes. */
final class WaitChecks {

  private final Plan plan;
  private final Findings findings;

  private WaitChecks(Plan plan, Findings findings) {
    this.plan = plan;
    this.findings = findings;
  }

  static void check(Plan plan, Findings findings) {
    WaitChecks checks = new WaitChecks(plan, findings);
    for (Planned<DeclaredWorkload> workload : plan.workloads()) {
      Unit unit = workload.unit();
      for (DeclaredUnit.WaitFor wait : unit.declared().waits()) {
        if (wait.workload() == workload.declared().handle()) {
          checks.endless(unit.subject(), wait, "waits for itself");
        } else {
          checks.wait(unit, wait);
          checks.circle(workload, wait);
        }
      }
    }
    for (Planned<Job> job : plan.jobs()) {
      Unit unit = job.unit();
      for (DeclaredUnit.WaitFor wait : unit.declared().waits()) {
        checks.wait(unit, wait);
        if (job.declared().trigger() == Trigger.Moment.BEFORE_UPGRADE) {
          checks.endless(
              unit.subject(),
              wait,
              "waits for "
                  + wait.workload()
                  + " before an upgrade, when TrueNAS has stopped what has storage, and nothing of"
                  + " the new version is there");
        }
      }
    }
  }

  private void endless(String subject, DeclaredUnit.WaitFor wait, String found) {
    findings.error(
        Rule.ENDLESS,
        subject,
        wait.source(),
        found,
        "waits for workloads that start without it",
        "remove the wait, or let a job run with each release");
  }

  private void absent(String subject, DeclaredUnit.WaitFor wait) {
    findings.error(
        Rule.ENDLESS,
        subject,
        wait.source(),
        "waits for "
            + wait.port()
            + " of "
            + wait.workload()
            + ", which is there under a condition only",
        "waits under the condition of what is waited for",
        "write w.when(CONDITION, x -> x.waitFor(…)) with the condition of "
            + wait.workload()
            + " and its port");
  }

  private void wait(Unit unit, DeclaredUnit.WaitFor wait) {
    String subject = unit.subject();
    Optional<Unit> target = plan.workload(wait.workload()).map(Planned::unit);
    if (target.isEmpty()) {
      reference(
          subject,
          wait,
          "waits for "
              + wait.workload()
              + " of "
              + wait.workload().source().position()
              + ", which is not declared",
          "declare it with workload(…)");
      return;
    }
    if (target.get().repetition().isPresent()) {
      reference(
          subject,
          wait,
          "waits for " + wait.workload() + ", of which there is one for each item of a list",
          "wait for a workload that there is one of");
      return;
    }
    List<List<Expression<Boolean>>> ports =
        plan.portsOf(target.get()).stream()
            .filter(candidate -> candidate.port().port() == wait.port())
            .map(PlannedPort::conditions)
            .toList();
    if (ports.isEmpty() || wait.port().protocol() == Port.Protocol.UDP) {
      reference(
          subject,
          wait,
          "waits for "
              + wait.port()
              + " of "
              + wait.port().source().position()
              + ", which is no TCP port of "
              + wait.workload(),
          "name one of its TCP ports");
      return;
    }
    List<Expression<Boolean>> known = new ArrayList<>(unit.conditions());
    wait.when().ifPresent(known::add);
    if (!Cover.covered(known, ports)) {
      absent(subject, wait);
    }
    Expression<Long> replicas = plan.workload(wait.workload()).orElseThrow().declared().replicas();
    if (Bounds.of(replicas).contains(0) && !areAskedIn(known, replicas)) {
      findings.error(
          Rule.ENDLESS,
          subject,
          wait.source(),
          "waits for " + wait.workload() + ", which may have no replicas",
          "waits for workloads of at least one replica",
          "give the question range(1, 10), or wait under a condition:"
              + " w.when(lessThan(literal(0), REPLICAS), x -> x.waitFor(…))");
    }
  }

  /**
   * Whether conditions are about the answers that decide a number; then it is the author's care.
   */
  private static boolean areAskedIn(List<Expression<Boolean>> conditions, Expression<Long> number) {
    Set<Expression<?>> deciding = new HashSet<>();
    SubExpressions.walk(number, part -> answers(part, deciding));
    Set<Expression<?>> asked = new HashSet<>();
    conditions.forEach(condition -> SubExpressions.walk(condition, part -> answers(part, asked)));
    asked.retainAll(deciding);
    return !asked.isEmpty();
  }

  private static void answers(Expression<?> part, Set<Expression<?>> answers) {
    if (part instanceof Answer<?>) {
      answers.add(part);
    }
  }

  private void reference(String subject, DeclaredUnit.WaitFor wait, String found, String fix) {
    findings.error(
        Rule.REFERENCE,
        subject,
        wait.source(),
        found,
        "a TCP port of a workload of the app that is not repeated",
        fix);
  }

  /** Reports a wait that leads back to its own workload; each circle once. */
  private void circle(Planned<DeclaredWorkload> start, DeclaredUnit.WaitFor wait) {
    Workload handle = start.declared().handle();
    boolean first =
        plan.workloads().stream()
            .map(workload -> workload.declared().handle())
            .filter(workload -> reaches(wait.workload(), workload, new HashSet<>()))
            .filter(workload -> reaches(workload, handle, new HashSet<>()))
            .findFirst()
            .filter(workload -> workload == handle)
            .isPresent();
    if (first) {
      endless(
          start.unit().subject(),
          wait,
          "waits for " + wait.workload() + ", which in the end waits for it in turn");
    }
  }

  private boolean reaches(Workload from, Workload to, Set<Workload> seen) {
    return from == to
        || seen.add(from)
            && plan.workload(from).stream()
                .flatMap(workload -> workload.unit().declared().waits().stream())
                .anyMatch(wait -> reaches(wait.workload(), to, seen));
  }
}
