package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.Health;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.plan.PlannedContainer;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.problem.Legible;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How containers tell of their state: each has a check or a reason for none. */
final class HealthChecks {

  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+");

  private final Findings findings;

  private HealthChecks(Findings findings) {
    this.findings = findings;
  }

  /**
   * Checks the containers of a unit.
   *
   * @param keepsRunning whether it does, so that its state matters
   */
  static void check(Unit unit, boolean keepsRunning, Findings findings) {
    HealthChecks checks = new HealthChecks(findings);
    for (PlannedContainer container : unit.containers()) {
      String subject = unit.subject(container);
      checks.probes(container, subject);
      for (List<Block<Said<List<String>>>> hooks :
          List.of(container.declared().preStop(), container.declared().postStart())) {
        Block.stream(hooks)
            .filter(hook -> !hook.value().isEmpty())
            .forEach(
                hook ->
                    WordChecks.program(
                        new Literal<>(hook.value().get(0)), subject, hook.source(), findings));
      }
      Once.single(subject, "a command before it stops", container.declared().preStop(), findings);
      Once.single(subject, "a command after its start", container.declared().postStart(), findings);
      if (container.isStep()) {
        checks.noProbes(container.declared(), subject);
      } else if (keepsRunning) {
        checks.health(container.declared(), subject);
      }
    }
  }

  /** Neither probes nor hooks are for what runs to its end before the others. */
  private void noProbes(Container container, String subject) {
    Health health = container.health();
    Stream.concat(
            health.probes().map(Said::source),
            Stream.concat(Block.stream(container.preStop()), Block.stream(container.postStart()))
                .map(Said::source))
        .forEach(
            source ->
                findings.error(
                    Rule.ENDLESS,
                    subject,
                    source,
                    "is a step with a probe or a command around its life",
                    "a program that ends by itself before the others start",
                    "remove it, or make it a container"));
  }

  private void probes(PlannedContainer planned, String subject) {
    Container container = planned.declared();
    Health health = container.health();
    Once.single(subject, "a startup probe", health.startup(), findings);
    Once.single(subject, "a readiness probe", health.readiness(), findings);
    Once.single(subject, "a liveness probe", health.liveness(), findings);
    for (List<Block<Said<Probe>>> probes :
        List.of(health.startup(), health.readiness(), health.liveness())) {
      Block.guarded(probes).forEach(probe -> probe(planned, probe, subject));
    }
  }

  /** When a port is there: what each place says where it is declared. */
  private static List<List<Expression<Boolean>>> ways(
      PlannedContainer container, Guarded<ContainerPort> asked) {
    return Block.guarded(container.declared().ports()).stream()
        .filter(port -> port.value().port() == asked.value().port())
        .map(Guarded::conditions)
        .toList();
  }

  private void probe(
      PlannedContainer container, Guarded<Said<Probe>> guarded, String containerSubject) {
    Probe probe = guarded.value().value();
    String subject = containerSubject + ", probe";
    if (probe.handler() instanceof Probe.Http http) {
      UrlPaths.check(http.path(), subject, guarded.value().source(), findings);
      http.headers().forEach(header -> header(header, subject, guarded.value().source()));
    } else if (probe.handler() instanceof Probe.Exec exec && !exec.command().isEmpty()) {
      WordChecks.program(exec.command().get(0), subject, guarded.value().source(), findings);
    }
    if (!(probe.handler() instanceof Probe.Exec)) {
      Optional<Guarded<ContainerPort>> asked = container.asked(probe);
      if (asked.isEmpty()) {
        findings.error(
            Rule.REFERENCE,
            subject,
            guarded.value().source(),
            probe
                .port()
                .map(port -> "asks " + port + " of " + port.source().position())
                .orElse("asks the first port, and there is none"),
            "a TCP port of the container",
            "declare the port with port(…), or call on(…) with one of the container's");
      } else if (!Cover.covered(guarded.conditions(), ways(container, asked.get()))) {
        findings.error(
            Rule.REFERENCE,
            subject,
            guarded.value().source(),
            "asks " + asked.get().value().port() + ", which is there under a condition only",
            "a probe under the condition of its port",
            "say it within when(…), or ask another port");
      }
    }
    if (!probe.misfit().isEmpty()) {
      findings.error(
          Rule.SHAPE,
          subject,
          guarded.value().source(),
          probe.misfit(),
          "on(…) of http(…) and tcp(), https(), scheme(…) and header(…) of http(…)",
          "remove it, or ask in another way");
    }
    if (probe.period() < 1
        || probe.timeout() < 1
        || probe.failures() < 1
        || probe.successes() < 1
        || probe.initialDelay() < 0) {
      findings.error(
          Rule.RANGE,
          subject,
          guarded.value().source(),
          "has a period, timeout or count below 1",
          "at least 1; a delay of at least 0",
          "correct the numbers");
    }
  }

  private void header(Probe.Header header, String subject, SourceLine source) {
    if (!HEADER.matcher(header.name()).matches()) {
      findings.error(
          Rule.SHAPE,
          subject,
          source,
          "has a header with the name \"" + header.name() + "\"",
          "letters, digits and -",
          "correct the name; the value is the second argument");
    }
    for (String text : SubExpressions.constants(header.value())) {
      Legible.line(text)
          .ifPresent(
              objection ->
                  findings.error(
                      Rule.SHAPE,
                      subject + ", header " + header.name(),
                      source,
                      objection,
                      Legible.LINE,
                      "take it out"));
    }
  }

  private void health(Container container, String subject) {
    Health health = container.health();
    List<Guarded<?>> checks = new ArrayList<>(Block.guarded(health.readiness()));
    checks.addAll(Block.guarded(health.liveness()));
    List<Guarded<Said<String>>> reasons = Block.guarded(health.none());
    reasons.stream()
        .map(Guarded::value)
        .filter(reason -> reason.value().isBlank())
        .forEach(
            reason ->
                findings.error(
                    Rule.HEALTH,
                    subject,
                    reason.source(),
                    "has no health check, for a reason that is empty",
                    "ready(…) or live(…), or a stated reason for none",
                    "say in one sentence why nothing tells the container's state"));
    List<Guarded<?>> known = new ArrayList<>(checks);
    known.addAll(reasons);
    if (!isAlways(known)) {
      findings.error(
          Rule.HEALTH,
          subject,
          container.source(),
          known.isEmpty()
              ? "has no health check"
              : "has a health check under a condition, and nothing is said of the other answers",
          "ready(…) or live(…), or a stated reason for none",
          "call ready(http(\"/health\")) or noHealthCheck(\"reason\")");
    }
    reasons.stream()
        .filter(reason -> reason.conditions().isEmpty() && !checks.isEmpty())
        .forEach(
            reason ->
                findings.error(
                    Rule.HEALTH,
                    subject,
                    reason.value().source(),
                    "has a health check and a reason for having none",
                    "one of both, unless the reason stands under a condition",
                    "remove one of them"));
  }

  /** Whether one of the things is there for any answers: one always, or one of an opposite pair. */
  private static boolean isAlways(List<Guarded<?>> things) {
    List<List<Expression<Boolean>>> conditions =
        things.stream().<List<Expression<Boolean>>>map(Guarded::conditions).toList();
    return conditions.contains(List.of())
        || conditions.stream()
            .filter(one -> one.size() == 1)
            .anyMatch(one -> conditions.contains(List.of(new Negation(one.get(0)))));
  }
}
