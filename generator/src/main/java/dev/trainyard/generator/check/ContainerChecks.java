package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Bounds;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Resources;
import dev.trainyard.generator.model.Terminal;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.plan.Ownership;
import dev.trainyard.generator.plan.PlannedContainer;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.plan.Wait;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The containers of a unit, one by one. */
final class ContainerChecks {

  private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,38}[a-z0-9])?");

  private final Unit unit;
  private final Findings findings;
  private final Set<String> names = new HashSet<>(Set.of(Ownership.STEP));

  private ContainerChecks(Unit unit, Findings findings) {
    this.unit = unit;
    this.findings = findings;
  }

  static void check(Unit unit, Findings findings) {
    ContainerChecks checks = new ContainerChecks(unit, findings);
    for (PlannedContainer planned : unit.containers()) {
      Container container = planned.declared();
      String subject = unit.subject(planned);
      checks.name(container, subject);
      ImageChecks.check(container, subject, findings);
      EnvironmentChecks.check(container, subject, findings);
      WordChecks.check(container, subject, findings);
      checks.terminal(container, subject);
      checks.resources(container, subject);
      checks.inMemory(container, subject);
      SecurityChecks.check(container, subject, findings);
    }
  }

  private void name(Container container, String subject) {
    boolean namedAsOwner = container.name().equals(unit.name());
    if (!namedAsOwner
        && (!NAME.matcher(container.name()).matches()
            || container.name().startsWith(Wait.PREFIX))) {
      findings.error(
          Rule.NAME,
          subject,
          container.source(),
          "has the name \"" + container.name() + "\"",
          "1 to 40 lower-case letters, digits and -, starting with a letter, not with wait-for-",
          "rename it");
    }
    if (!names.add(container.name())) {
      findings.error(
          Rule.DUPLICATE,
          subject,
          container.source(),
          "has a name that is taken in this workload or job",
          "each name once; permissions is a step of every app's own",
          "rename it");
    }
  }

  private void terminal(Container container, String subject) {
    for (Terminal sort : Terminal.values()) {
      Once.single(
          subject,
          sort == Terminal.TTY ? "a terminal" : "an open input",
          Block.filter(container.terminal(), said -> said.value() == sort),
          findings);
    }
  }

  private void resources(Container container, String subject) {
    container
        .resources()
        .filter(resources -> !isPositive(resources.cpu()) || !isPositive(resources.mebibytes()))
        .ifPresent(
            resources ->
                findings.error(
                    Rule.RANGE,
                    subject + ", limits",
                    resources.source(),
                    resources.cpu() instanceof Literal && resources.mebibytes() instanceof Literal
                        ? "has a limit of nothing"
                        : "has a limit that may be nothing",
                    "at least a thousandth of a core and 1 MiB",
                    "write limits(0.5, 256): half a core, 256 MiB; or give the question range(1, 65536)"));
  }

  /** What lies in memory counts; the kernel ends the program that exceeds its limit. */
  private void inMemory(Container container, String subject) {
    if (container.resources().map(Resources::mebibytes).orElse(null)
        instanceof Literal<Long> limit) {
      long always = 0;
      long most = 0;
      SourceLine source = container.source();
      for (Guarded<Mount> mount : Block.guarded(container.mounts())) {
        if (mount.value().volume() instanceof VolumeSource.Temporary volume
            && volume.volume().inMemory()) {
          long size = Bounds.of(volume.volume().mebibytes()).most().longValue();
          always += mount.conditions().isEmpty() ? size : 0;
          long here = mount.conditions().isEmpty() ? always : always + size;
          if (here > most) {
            most = here;
            source = mount.value().source();
          }
        }
      }
      if (limit.value() > 0 && most >= limit.value()) {
        findings.error(
            Rule.RANGE,
            subject + ", files in memory",
            source,
            "has "
                + most
                + " MiB for files in memory, which count towards its limit of "
                + limit.value()
                + " MiB at "
                + container.resources().orElseThrow().source().position(),
            "less than the limit, which the program's own memory needs, too",
            "raise the limit or take less memory for files; the kernel ends what exceeds its"
                + " limit");
      }
    }
  }

  private static boolean isPositive(Expression<Long> amount) {
    return Bounds.of(amount).least().signum() > 0;
  }
}
