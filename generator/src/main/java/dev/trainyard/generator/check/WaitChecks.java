package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.Conditions;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.DeclaredWorkload;
import dev.trainyard.generator.model.Job;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.problem.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Waits: for a port that exists, and for nothing that never comes. */
final class WaitChecks {

  private final App app;
  private final Findings findings;

  private WaitChecks(App app, Findings findings) {
    this.app = app;
    this.findings = findings;
  }

  static void check(App app, Findings findings) {
    WaitChecks checks = new WaitChecks(app, findings);
    for (DeclaredWorkload workload : app.workloads()) {
      for (Pod.WaitFor wait : workload.pod().waits()) {
        String subject = "workload " + workload.name();
        if (wait.workload() == workload.handle()) {
          checks.endless(subject, wait, "waits for itself");
        } else {
          checks.wait(subject, wait, PlacedPort.conditions(workload));
          checks.circle(subject, workload, wait);
        }
      }
    }
    for (Job job : app.jobs()) {
      for (Pod.WaitFor wait : job.pod().waits()) {
        String subject = "job " + job.name();
        checks.wait(subject, wait, job.when().map(List::of).orElse(List.of()));
        if (job.trigger() == Trigger.Moment.BEFORE_UPGRADE) {
          checks.endless(
              subject,
              wait,
              "waits for "
                  + wait.workload()
                  + " before an upgrade, when TrueNAS has stopped what has storage");
        }
      }
    }
  }

  private void endless(String subject, Pod.WaitFor wait, String found) {
    findings.error(
        Rule.ENDLESS,
        subject,
        wait.source(),
        found,
        "waits for workloads that start without it",
        "remove the wait, or let a job run with each release");
  }

  private void wait(String subject, Pod.WaitFor wait, List<Expression<Boolean>> around) {
    Optional<DeclaredWorkload> target = declared(wait.workload());
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
    Optional<PlacedPort> port =
        PlacedPort.of(target.get()).stream()
            .filter(candidate -> candidate.port().port() == wait.port())
            .findFirst();
    if (port.isEmpty() || wait.port().protocol() == Port.Protocol.UDP) {
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
    List<Expression<Boolean>> known = new ArrayList<>(around);
    wait.when().ifPresent(known::add);
    if (!Conditions.imply(known, port.get().conditions())) {
      endless(
          subject,
          wait,
          "waits for "
              + wait.port()
              + " of "
              + wait.workload()
              + ", which is there under a condition only");
    }
  }

  private void reference(String subject, Pod.WaitFor wait, String found, String fix) {
    findings.error(
        Rule.REFERENCE,
        subject,
        wait.source(),
        found,
        "a TCP port of a workload of the app that is not repeated",
        fix);
  }

  private Optional<DeclaredWorkload> declared(Workload handle) {
    return app.workloads().stream().filter(workload -> workload.handle() == handle).findFirst();
  }

  /** Reports a wait that leads back to its own workload; each circle once. */
  private void circle(String subject, DeclaredWorkload start, Pod.WaitFor wait) {
    boolean first =
        app.workloads().stream()
            .filter(workload -> reaches(wait.workload(), workload.handle(), new HashSet<>()))
            .filter(workload -> reaches(workload.handle(), start.handle(), new HashSet<>()))
            .findFirst()
            .filter(workload -> workload == start)
            .isPresent();
    if (first) {
      endless(
          subject,
          wait,
          "waits for " + wait.workload() + ", which in the end waits for it in turn");
    }
  }

  private boolean reaches(Workload from, Workload to, Set<Workload> seen) {
    return from == to
        || seen.add(from)
            && declared(from).stream()
                .flatMap(workload -> workload.pod().waits().stream())
                .anyMatch(wait -> reaches(wait.workload(), to, seen));
  }
}
