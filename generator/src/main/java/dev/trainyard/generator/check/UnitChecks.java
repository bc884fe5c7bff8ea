package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Bounds;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.DeclaredUnit;
import dev.trainyard.generator.model.RunAs;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.plan.Emptiness;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.Optional;

/** The containers of a workload or job together: their user, their end. */
final class UnitChecks {

  private UnitChecks() {}

  /**
   * Checks a unit.
   *
   * @param stateful whether its replicas have names that last
   * @param keepsRunning whether it does, else it runs to its end
   */
  static void check(Unit unit, boolean stateful, boolean keepsRunning, Findings findings) {
    DeclaredUnit declared = unit.declared();
    String subject = unit.subject();
    SourceLine source = unit.source();
    if (declared.containers().isEmpty()) {
      findings.error(
          Rule.MISSING,
          subject,
          source,
          "has no container",
          "at least one",
          "call container(image(\"…\", \"…\"), c -> …)");
    } else if (Emptiness.of(unit).isCertain()) {
      findings.error(
          Rule.MISSING,
          subject,
          source,
          "has no container for any answers: the condition of each excludes what the whole depends"
              + " on",
          "a container that can be there",
          "correct the conditions");
    } else if (mayBeEmpty(unit)) {
      findings.error(
          Rule.MISSING,
          subject,
          source,
          "has its containers under one condition, and none without it",
          "a container for any answers",
          "say the condition of the whole: when(…, inner -> inner.workload(…))");
    }
    declared
        .runAs()
        .ifPresentOrElse(
            runAs -> {
              ids(runAs, false, subject, source, "runs as user or group ", findings);
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
    if (declared.isAlwaysInHostNetwork()
        && declared.hostNetworkReason().filter(said -> !said.value().isBlank()).isEmpty()) {
      findings.error(
          Rule.SECURITY,
          subject,
          declared.hostNetworkReason().map(Said::source).orElse(source),
          "uses the network of the NAS without a reason",
          "an answer that decides, or one sentence that says why",
          "call hostNetwork(\"reason\"), or ask a question for it");
    }
    if (!Bounds.of(declared.stopSeconds()).isWithin(Bounds.of(1, Integer.MAX_VALUE))) {
      findings.error(
          Rule.RANGE,
          subject,
          source,
          "has " + shown(declared.stopSeconds()) + " seconds to stop",
          "1 to " + Integer.MAX_VALUE,
          "call stopsWithin(30), or give the question range(1, 600)");
    }
    KernelChecks.check(unit, findings);
    ResolutionChecks.check(unit, findings);
    ContainerChecks.check(unit, findings);
    MountChecks.check(unit, stateful, findings);
    HealthChecks.check(unit, keepsRunning, findings);
  }

  /**
   * Whether all containers depend on one condition, and the unit does not; then the condition is
   * that of the whole. Several conditions may well be meant: the plan refuses the answers that
   * leave none.
   */
  private static boolean mayBeEmpty(Unit unit) {
    List<Optional<Expression<Boolean>>> conditions =
        unit.declared().containers().stream().map(Container::when).distinct().toList();
    return conditions.size() == 1 && Emptiness.of(unit).isPossible();
  }

  /**
   * User and group of a process or of data.
   *
   * @param root whether root may be meant by an answer; a constant is looked at where it stands
   */
  static void ids(
      RunAs runAs,
      boolean root,
      String subject,
      SourceLine source,
      String found,
      Findings findings) {
    long least = root || runAs.user() instanceof Literal ? 0 : 1;
    id(runAs.user(), least, subject, source, found, findings);
    if (!runAs.group().equals(runAs.user())) {
      id(runAs.group(), 0, subject, source, found, findings);
    }
  }

  private static void id(
      Expression<Long> id,
      long least,
      String subject,
      SourceLine source,
      String found,
      Findings findings) {
    if (!Bounds.of(id).isWithin(Bounds.of(least, Integer.MAX_VALUE))) {
      findings.error(
          Rule.RANGE,
          subject,
          source,
          found + shown(id),
          "ids from " + least + " to " + Integer.MAX_VALUE,
          "correct the id, or give the question range(1, 60000)");
    }
  }

  /** A number, or what an answer can make of it. */
  static String shown(Expression<Long> number) {
    Bounds bounds = Bounds.of(number);
    return number instanceof Literal<Long> literal
        ? literal.value().toString()
        : bounds.least() + " to " + bounds.most();
  }
}
