package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Bounds;
import dev.trainyard.generator.expression.node.Conditions;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.DeclaredUnit;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.model.Sysctl;
import dev.trainyard.generator.plan.GpuGroups;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.Optional;

/** What the kernel is told of the containers of a unit together: more groups, parameters. */
final class KernelChecks {

  private final Unit unit;
  private final DeclaredUnit declared;
  private final Findings findings;

  private KernelChecks(Unit unit, Findings findings) {
    this.unit = unit;
    this.declared = unit.declared();
    this.findings = findings;
  }

  static void check(Unit unit, Findings findings) {
    KernelChecks checks = new KernelChecks(unit, findings);
    checks.groups();
    checks.sysctls();
  }

  private void groups() {
    String subject = unit.subject() + ", group";
    Block.guarded(declared.groups()).forEach(group -> group(group, subject));
    // Containers of other users are in it beside their own.
    declared
        .runAs()
        .filter(
            runAs ->
                unit.containers().stream().anyMatch(one -> !one.runAs().equals(Optional.of(runAs))))
        .ifPresent(
            runAs ->
                withGpus(
                    runAs.group(),
                    List.of(),
                    subject,
                    unit.source(),
                    "run the workload as another group"));
    Once.check(
        declared.groups(),
        group -> Text.notation(group.value()),
        Said::source,
        "is in the group ",
        new Once.Place(Rule.DUPLICATE, subject, "each group once"),
        findings);
  }

  private void withGpus(
      Expression<Long> group,
      List<Expression<Boolean>> conditions,
      String subject,
      SourceLine source,
      String fix) {
    if (group instanceof Literal<Long> id
        && GpuGroups.IDS.contains(id.value())
        && unit.gpus().stream()
            .anyMatch(chosen -> !Conditions.exclude(List.of(chosen), conditions))) {
      findings.error(
          Rule.DUPLICATE,
          subject,
          source,
          "is in the group " + id.value() + ", in which it is where the owner gives a GPU",
          "each group once, unless under conditions that exclude each other",
          fix);
    }
  }

  private void group(Guarded<Said<Expression<Long>>> guarded, String subject) {
    Said<Expression<Long>> group = guarded.value();
    if (!Bounds.of(group.value()).isWithin(Bounds.of(1, Integer.MAX_VALUE))) {
      findings.error(
          Rule.RANGE,
          subject,
          group.source(),
          group.value() instanceof Literal<Long> literal
              ? "is in the group " + literal.value()
              : "is in a group that may be any number",
          "ids from 1 to "
              + Integer.MAX_VALUE
              + "; group 0 is that of root, which is one of a container with a reason",
          "correct the id, or give the question range(1, 60000)");
    }
    withGpus(
        group.value(),
        guarded.conditions(),
        subject,
        group.source(),
        "remove it, or say it within when(not(GPUS.isChosen()), …)");
    if (declared.runAs().filter(runAs -> runAs.group().equals(group.value())).isPresent()) {
      findings.error(
          Rule.DUPLICATE,
          subject,
          group.source(),
          "is in the group that it runs as anyway",
          "groups beside that of runAs(…)",
          "remove it");
    }
  }

  private void sysctls() {
    List<Guarded<Sysctl>> sysctls = Block.guarded(declared.sysctls());
    sysctls.forEach(this::sysctl);
    Once.once(
        sysctls,
        sysctl -> new Literal<>(sysctl.name()),
        (name, known, sysctl) ->
            findings.error(
                Rule.DUPLICATE,
                unit.subject(),
                sysctl.source(),
                "sets " + name + " twice; first at " + known.source().position(),
                "each parameter of the kernel once, unless under conditions that exclude each"
                    + " other",
                "remove one"));
  }

  private void sysctl(Guarded<Sysctl> guarded) {
    Sysctl sysctl = guarded.value();
    String subject = unit.subject() + ", " + sysctl.name();
    if (!sysctl.isSafe()) {
      findings.error(
          Rule.SECURITY,
          subject,
          sysctl.source(),
          "is a parameter of the kernel that not every machine lets apps set",
          Sysctl.names(),
          "leave it to the owner to set it on the NAS, and say so in the README");
    } else if (!takesAll(sysctl)) {
      findings.error(
          Rule.RANGE,
          subject,
          sysctl.source(),
          sysctl.value() instanceof Literal<?> literal
              ? "gets the value \"" + literal.value() + "\""
              : "gets an answer that may be none of its values",
          "a value that the kernel takes, such as 0",
          "correct the value, or the range of the question");
    }
    if (sysctl.isOfNetwork()
        && declared
            .hostNetwork()
            .filter(network -> !network.equals(new Literal<>(false)))
            .filter(network -> !Conditions.exclude(List.of(network), guarded.conditions()))
            .isPresent()) {
      findings.error(
          Rule.SECURITY,
          subject,
          sysctl.source(),
          "would be set in the network of the NAS, which no app may",
          "parameters of a network that the app has for itself",
          "say it under a condition that excludes the network of the NAS, as in"
              + " when(not(HOST_NETWORK), …)");
    }
  }

  /** Whether every value makes sense: of a range of numbers the ends do. */
  private static boolean takesAll(Sysctl sysctl) {
    if (sysctl.value() instanceof Literal<?> literal) {
      return sysctl.takes(literal.value().toString());
    }
    Bounds range = sysctl.range();
    return sysctl.takes(range.least().toString()) && sysctl.takes(range.most().toString());
  }
}
