package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Bounds;
import dev.trainyard.generator.expression.node.Conditional;
import dev.trainyard.generator.expression.node.Conditions;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Capability;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.model.DeclaredWorkload;
import dev.trainyard.generator.model.Job;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Sysctl;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.Planned;
import dev.trainyard.generator.plan.PlannedContainer;
import dev.trainyard.generator.plan.PlannedPort;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Ports: their names and numbers, each declared once, each port of the NAS once. */
final class PortChecks {

  private static final int PRIVILEGED = 1024;
  private static final int MOST = 65535;

  private final Findings findings;
  private final Set<Port> shared = new HashSet<>();

  private PortChecks(Findings findings) {
    this.findings = findings;
  }

  static void check(Plan plan, Findings findings) {
    PortChecks checks = new PortChecks(findings);
    List<PlannedPort> ports = plan.ports();
    Set<Port> handles = new HashSet<>();
    for (PlannedPort port : ports) {
      if (handles.add(port.port().port())) {
        checks.handle(port);
      }
      checks.rightToBind(port);
      checks.repeated(port);
    }
    for (int i = 0; i < ports.size(); i++) {
      for (int k = 0; k < i; k++) {
        if (!Conditions.exclude(ports.get(k).conditions(), ports.get(i).conditions())) {
          checks.together(ports.get(k), ports.get(i), ports);
        }
      }
    }
    plan.workloads().forEach(workload -> checks.onNasTwice(workload, ports));
    for (Planned<Job> job : plan.jobs()) {
      job.unit().containers().forEach(container -> checks.endless(job.unit(), container, "a job"));
    }
    for (Planned<DeclaredWorkload> workload : plan.workloads()) {
      workload.unit().steps().forEach(step -> checks.endless(workload.unit(), step, "a step"));
    }
  }

  private static String subject(PlannedPort placed) {
    return placed.unit().subject(placed.container()) + ", " + placed.port().port();
  }

  private void handle(PlannedPort placed) {
    Port port = placed.port().port();
    if (!WorkloadChecks.SHORT_NAME.matcher(port.name()).matches()) {
      findings.error(
          Rule.NAME,
          subject(placed),
          port.source(),
          "has the name \"" + port.name() + "\"",
          "1 to 15 lower-case letters, digits and -, starting with a letter",
          "rename it");
    }
    port.number()
        .filter(number -> number < 1 || number > MOST)
        .ifPresent(
            number ->
                findings.error(
                    Rule.PORT,
                    subject(placed),
                    port.source(),
                    "is the number " + number,
                    "1 to " + MOST,
                    "correct the number"));
  }

  private void rightToBind(PlannedPort placed) {
    // The owner is given ports that every program may bind.
    int number = placed.port().port().number().orElse(PRIVILEGED);
    Container container = placed.container().declared();
    boolean may =
        Block.guarded(container.security().privileged()).stream()
                .anyMatch(right -> Conditions.imply(placed.conditions(), right.conditions()))
            || Block.guarded(container.security().capabilities()).stream()
                .filter(capability -> capability.value().name().equals(Capability.NET_BIND_SERVICE))
                .anyMatch(
                    capability -> Conditions.imply(placed.conditions(), capability.conditions()))
            || Block.guarded(placed.unit().declared().sysctls()).stream()
                .filter(sysctl -> opens(sysctl.value(), number))
                .anyMatch(sysctl -> Conditions.imply(placed.conditions(), sysctl.conditions()));
    if (number >= 1 && number < PRIVILEGED && !may) {
      findings.error(
          Rule.SECURITY,
          subject(placed),
          placed.port().source(),
          "has the number " + number + ", and the container may not bind it",
          "numbers from "
              + PRIVILEGED
              + " on, the capability "
              + Capability.NET_BIND_SERVICE
              + ", or sysctl(\""
              + Sysctl.UNPRIVILEGED_PORT
              + "\", \""
              + number
              + "\") of the workload",
          "let the program listen on a higher number, or call capability(\""
              + Capability.NET_BIND_SERVICE
              + "\", \"reason\"), which the program's file in the image must have, too");
    }
  }

  private static boolean opens(Sysctl sysctl, int number) {
    if (!sysctl.name().equals(Sysctl.UNPRIVILEGED_PORT)) {
      return false;
    }
    return sysctl.value() instanceof Literal<?> least
        ? sysctl.takes(least.value().toString())
            && Integer.parseInt(least.value().toString()) <= number
        : sysctl.range().isWithin(Bounds.of(0, number));
  }

  private void repeated(PlannedPort placed) {
    if (placed.unit().repetition().isPresent() && placed.port().published().isPresent()) {
      findings.error(
          Rule.PORT,
          subject(placed),
          placed.port().source(),
          "is that of a repeated workload and uses one port of the NAS for all",
          "ports within the app only",
          "drop the port of the NAS");
    }
  }

  /** What is there more than once cannot listen on one number of the NAS. */
  private void onNasTwice(Planned<DeclaredWorkload> workload, List<PlannedPort> ports) {
    Unit unit = workload.unit();
    boolean repeated = unit.repetition().isPresent();
    if (unit.mayUseHostNetwork() && (repeated || most(workload.declared().replicas(), unit) > 1)) {
      ports.stream()
          .filter(port -> port.unit() == unit)
          .forEach(
              port ->
                  findings.error(
                      Rule.PORT,
                      subject(port),
                      port.port().source(),
                      "has the number "
                          + shown(port.port().port())
                          + " in the network of the NAS, where "
                          + (repeated ? "that of each item" : "each replica")
                          + " would have the same",
                      "one program for each number of the NAS",
                      repeated
                          ? "leave the workload in a network of its own"
                          : "have one replica there, such as replicas(choose(HOST_NETWORK,"
                              + " literal(1), REPLICAS)), or leave the workload in a network of"
                              + " its own"));
    }
  }

  /** The most replicas there can be in the network of the NAS. */
  private static long most(Expression<Long> replicas, Unit unit) {
    List<Expression<Boolean>> there = List.of(unit.declared().hostNetwork().orElseThrow());
    if (replicas instanceof Conditional<Long> conditional) {
      List<Expression<Boolean>> when = List.of(conditional.when());
      return Conditions.imply(there, when)
          ? most(conditional.then(), unit)
          : Conditions.exclude(there, when)
              ? most(conditional.otherwise(), unit)
              : Math.max(most(conditional.then(), unit), most(conditional.otherwise(), unit));
    }
    return Bounds.of(replicas).most().longValue();
  }

  /** Two ports that may be there at once. */
  private void together(PlannedPort known, PlannedPort port, List<PlannedPort> all) {
    ContainerPort one = known.port();
    ContainerPort other = port.port();
    if (one.port() == other.port()) {
      if (shared.add(one.port())) {
        shared(port, all.stream().filter(each -> each.port().port() == one.port()).toList());
      }
      return;
    }
    if (known.unit() == port.unit()) {
      boolean sameName = one.name().equals(other.name());
      if (sameName || one.udp() == other.udp() && one.number().equals(other.number())) {
        findings.error(
            Rule.PORT,
            subject(port),
            other.source(),
            "has the "
                + (sameName ? "name " + other.name() : "number " + shown(other.port()))
                + " of a second port in this workload or job, that at "
                + one.source().position(),
            "each name and number once in a workload or job, unless under conditions that exclude each other;"
                + " a number once for TCP and once for UDP",
            "change the name or number");
      } else if (one.udp() == other.udp() && one.port().mayBe(other.port())) {
        findings.error(
            Rule.PORT,
            subject(port),
            other.source(),
            "has the number "
                + shown(other.port())
                + ", and a second port in this workload or job may have the same, "
                + shown(one.port())
                + " at "
                + one.source().position(),
            "a fixed number that the owner cannot answer for the other port",
            "choose one below 9000, or narrow the range of the question");
      }
    }
    if (known.unit() != port.unit() && one.udp() == other.udp()) {
      boolean first = known.unit().mayUseHostNetwork();
      boolean second = port.unit().mayUseHostNetwork();
      if (first && second && areInHostNetworkAtOnce(known, port)) {
        onNas(known, port);
      } else if (first) {
        besideNas(known, port);
      } else if (second) {
        besideNas(port, known);
      }
    }
    if (one.published().isPresent()
        && one.published().equals(other.published())
        && !known.isPairedWith(port)) {
      findings.error(
          Rule.PORT,
          subject(port),
          other.source(),
          "uses the answer of "
              + other.published().get().dotted()
              + " a second time; first at "
              + one.source().position(),
          "each port of the NAS once, unless under conditions that exclude each other or for TCP"
              + " and UDP of one workload",
          "ask for another port");
    }
  }

  /** In the network of the NAS, programs of all workloads share its ports. */
  private void onNas(PlannedPort known, PlannedPort port) {
    if (known.port().port().mayBe(port.port().port())) {
      findings.error(
          Rule.PORT,
          subject(port),
          port.port().source(),
          "has the number "
              + shown(port.port().port())
              + " in the network of the NAS, where that at "
              + known.port().source().position()
              + " may have the same",
          "each number of the NAS once, unless under conditions that exclude each other",
          "change one of the numbers, or leave one of the workloads in a network of its own");
    }
  }

  /** One that listens on the NAS itself, and one that a port of the NAS leads to. */
  private void besideNas(PlannedPort listens, PlannedPort led) {
    Port port = listens.port().port();
    Optional<PortQuestion> question = led.published();
    if (question.isPresent() && port.mayBe(question.get())) {
      findings.error(
          Rule.PORT,
          subject(listens),
          listens.port().source(),
          "has the number "
              + shown(port)
              + " in the network of the NAS, which the owner may answer for "
              + question.get().dotted()
              + " at "
              + question.get().source().position(),
          "a number that the owner cannot answer for a port of the NAS that leads elsewhere",
          port.question().isPresent()
              ? "ask for a port of its own"
              : "choose one below 9000, or narrow the range of the question");
    }
  }

  private static boolean areInHostNetworkAtOnce(PlannedPort one, PlannedPort other) {
    return !Conditions.exclude(
        List.of(one.unit().declared().hostNetwork().orElseThrow()),
        List.of(other.unit().declared().hostNetwork().orElseThrow()));
  }

  private static String shown(Port port) {
    return port.question()
        .map(question -> "of " + question.dotted())
        .orElseGet(() -> port.number().orElseThrow().toString());
  }

  /** One handle for several ports: one report for all of them. */
  private void shared(PlannedPort port, List<PlannedPort> uses) {
    boolean oneWorkload = uses.stream().map(PlannedPort::unit).distinct().count() == 1;
    findings.error(
        Rule.DUPLICATE,
        subject(port),
        port.port().source(),
        "is declared a second time; first at "
            + uses.stream()
                .map(use -> use.port().source().position() + " by " + use.unit().subject())
                .collect(Collectors.joining(", then at ")),
        "one handle per workload and port, unless under conditions that exclude each other",
        oneWorkload
            ? "make a handle for each port"
            : "make a handle for each workload, such as Port "
                + port.unit().name().replace('-', '_').toUpperCase(Locale.ROOT)
                + "_"
                + port.port().name().replace('-', '_').toUpperCase(Locale.ROOT)
                + "; handles may share name and number");
  }

  /** What runs to its end serves nobody. */
  private void endless(Unit unit, PlannedContainer container, String what) {
    Block.forEach(
        container.declared().ports(),
        port ->
            findings.error(
                Rule.ENDLESS,
                unit.subject(container) + ", " + port.port(),
                port.source(),
                "is a port of " + what + "; what serves others does not end",
                "no ports where something runs to its end",
                "declare it in a workload, or remove the port"));
  }
}
