package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.Conditions;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Capability;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.problem.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ports: their names and numbers, each declared once, each port of the NAS once. */
final class PortChecks {

  private static final int PRIVILEGED = 1024;
  private static final int MOST = 65535;

  private final Findings findings;

  private PortChecks(Findings findings) {
    this.findings = findings;
  }

  static void check(App app, Findings findings) {
    PortChecks checks = new PortChecks(findings);
    List<PlacedPort> ports = PlacedPort.of(app);
    Set<Port> handles = new HashSet<>();
    for (PlacedPort port : ports) {
      if (handles.add(port.port().port())) {
        checks.handle(port);
      }
      checks.rightToBind(port);
      checks.repeated(port);
    }
    for (int i = 0; i < ports.size(); i++) {
      for (int k = 0; k < i; k++) {
        if (!Conditions.exclude(ports.get(k).conditions(), ports.get(i).conditions())) {
          checks.together(ports.get(k), ports.get(i));
        }
      }
    }
    app.jobs()
        .forEach(
            job ->
                job.pod()
                    .allContainers()
                    .forEach(container -> checks.endless("job " + job.name(), container, "a job")));
    app.workloads()
        .forEach(
            workload ->
                workload
                    .pod()
                    .initContainers()
                    .forEach(
                        container ->
                            checks.endless(
                                "workload " + workload.name(), container, "an init container")));
  }

  private void handle(PlacedPort placed) {
    Port port = placed.port().port();
    if (!WorkloadChecks.SHORT_NAME.matcher(port.name()).matches()) {
      findings.error(
          Rule.NAME,
          placed.subject(),
          port.source(),
          "has the name \"" + port.name() + "\"",
          "1 to 15 lower-case letters, digits and -, starting with a letter",
          "rename it");
    }
    if (port.number() < 1 || port.number() > MOST) {
      findings.error(
          Rule.PORT,
          placed.subject(),
          port.source(),
          "is the number " + port.number(),
          "1 to " + MOST,
          "correct the number");
    }
  }

  private void rightToBind(PlacedPort placed) {
    int number = placed.port().number();
    Container container = placed.container();
    boolean may =
        container.security().privileged().isPresent()
            || Block.guarded(container.security().capabilities()).stream()
                .filter(capability -> capability.value().name().equals(Capability.NET_BIND_SERVICE))
                .anyMatch(
                    capability -> Conditions.imply(placed.conditions(), capability.conditions()));
    if (number >= 1 && number < PRIVILEGED && !may) {
      findings.error(
          Rule.SECURITY,
          placed.subject(),
          placed.port().source(),
          "has the number " + number + ", and the container may not bind it",
          "numbers from " + PRIVILEGED + " on, or the capability " + Capability.NET_BIND_SERVICE,
          "let the program listen on a higher number, or call capability(\""
              + Capability.NET_BIND_SERVICE
              + "\", \"reason\"), which the program's file in the image must have, too");
    }
  }

  private void repeated(PlacedPort placed) {
    if (placed.workload().repetition().isPresent() && placed.port().published().isPresent()) {
      findings.error(
          Rule.PORT,
          placed.subject(),
          placed.port().source(),
          "is that of a repeated workload and uses one port of the NAS for all",
          "ports within the app only",
          "drop the port of the NAS");
    }
  }

  /** Two ports that may be there at once. */
  private void together(PlacedPort known, PlacedPort port) {
    ContainerPort one = known.port();
    ContainerPort other = port.port();
    if (one.port() == other.port()) {
      findings.error(
          Rule.DUPLICATE,
          port.subject(),
          other.source(),
          "is declared a second time; first at " + one.source().position(),
          "each port once, unless under conditions that exclude each other",
          "make a handle for each port");
      return;
    }
    if (known.workload() == port.workload()) {
      boolean sameName = one.name().equals(other.name());
      if (sameName || one.number() == other.number() && one.udp() == other.udp()) {
        findings.error(
            Rule.PORT,
            port.subject(),
            other.source(),
            "has the "
                + (sameName ? "name " + other.name() : "number " + other.number())
                + " of a second port in this pod, that at "
                + one.source().position(),
            "each name and number once in a pod, unless under conditions that exclude each other;"
                + " a number once for TCP and once for UDP",
            "change the name or number");
      }
    }
    boolean pair = known.workload() == port.workload() && one.udp() != other.udp();
    if (one.published().isPresent() && one.published().equals(other.published()) && !pair) {
      findings.error(
          Rule.PORT,
          port.subject(),
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

  /** What runs to its end serves nobody. */
  private void endless(String owner, Container container, String what) {
    Block.forEach(
        container.ports(),
        port ->
            findings.error(
                Rule.ENDLESS,
                owner + ", container " + container.name() + ", " + port.port(),
                port.source(),
                "is a port of " + what + "; what serves others does not end",
                "no ports where something runs to its end",
                "declare it in a workload, or remove the port"));
  }
}
