package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.ResourceName;
import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.model.DeclaredWorkload;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.Planned;
import dev.trainyard.generator.plan.PlannedContainer;
import dev.trainyard.generator.plan.PlannedPort;
import dev.trainyard.generator.plan.Presence;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The services of workloads. One that all of a workload's ports share when all lead out of the app;
 * else one for traffic within the app and one with the node ports.
 *
 * <p>Patches tell the ports of a service apart by number alone: two with one number would take each
 * other's node ports. So a UDP port with the number of a TCP port has a service of its own. One
 * node port for both protocols is possible within one service only; that service has the node port
 * in its name, so that another answer replaces it and nothing is patched.
 */
final class Services {

  private final Labels labels;

  Services(Labels labels) {
    this.labels = labels;
  }

  /** The services of a workload. */
  List<Document> of(Plan plan, Planned<DeclaredWorkload> workload) {
    List<Document> services = new ArrayList<>();
    List<PlannedPort> ports = plan.portsOf(workload.unit());
    if (!ports.isEmpty()) {
      of(workload.unit(), ports, services);
    }
    if (workload.declared().stateful()) {
      services.add(headless(workload.unit()));
    }
    return services;
  }

  private void of(Unit unit, List<PlannedPort> ports, List<Document> services) {
    Expression<String> name = unit.fullName();
    Predicate<PlannedPort> out = port -> port.published().isPresent();
    Predicate<PlannedPort> alone = port -> ports.stream().noneMatch(port::isPairedWith);
    Predicate<PlannedPort> beside = port -> ports.stream().anyMatch(port::isShadowedBy);
    Predicate<PlannedPort> aloneOut = out.and(alone);
    boolean allOut = ports.stream().allMatch(aloneOut);
    service(unit, name, allOut, some(ports, beside.negate())).ifPresent(services::add);
    if (!allOut) {
      service(unit, Names.with(name, "nodeports"), true, some(ports, aloneOut.and(beside.negate())))
          .ifPresent(services::add);
    }
    boolean besideOut = ports.stream().filter(beside).allMatch(aloneOut);
    service(unit, Names.with(name, "udp"), besideOut, some(ports, beside)).ifPresent(services::add);
    for (PlannedPort port : ports) {
      if (!port.port().udp()) {
        List<PlannedPort> pair = some(ports, other -> other == port || other.isPairedWith(port));
        if (pair.size() > 1) {
          // One node port for two protocols goes with one number of the service.
          service(unit, pairName(port), true, pair, OptionalInt.of(port.port().number()))
              .ifPresent(services::add);
        }
      }
    }
  }

  private static List<PlannedPort> some(List<PlannedPort> ports, Predicate<PlannedPort> selected) {
    return ports.stream().filter(selected).toList();
  }

  private static Expression<String> pairName(PlannedPort port) {
    return new Text(
        List.of(
            new Text.Hole(new ResourceName(port.port().name())),
            new Text.Fixed("-"),
            new Text.Hole(port.published().orElseThrow().expression())));
  }

  /** A service for some of a workload's ports; none when there are none. */
  private Optional<Document> service(
      Unit unit, Expression<String> name, boolean nodePorts, List<PlannedPort> selected) {
    return service(unit, name, nodePorts, selected, OptionalInt.empty());
  }

  private Optional<Document> service(
      Unit unit,
      Expression<String> name,
      boolean nodePorts,
      List<PlannedPort> selected,
      OptionalInt number) {
    List<Block<ContainerPort>> all = new ArrayList<>();
    List<Tree.Element> ports = new ArrayList<>();
    for (PlannedContainer container : unit.processes()) {
      List<ContainerPort> own =
          selected.stream()
              .filter(port -> port.container() == container)
              .map(PlannedPort::port)
              .toList();
      List<Block<ContainerPort>> blocks =
          Block.under(
              container.declared().when(),
              Block.filter(container.declared().ports(), own::contains));
      all.addAll(blocks);
      ports.addAll(Blocks.elements(blocks, port -> port(port, container, nodePorts, number)));
    }
    Presence presence = Presence.of(all);
    if (presence.never()) {
      return Optional.empty();
    }
    boolean keepsClientAddress =
        nodePorts && Block.stream(all).anyMatch(ContainerPort::keepsClientAddress);
    Document service =
        service(
            unit,
            name,
            spec -> {
              spec.put("type", nodePorts ? "NodePort" : "ClusterIP");
              if (keepsClientAddress) {
                spec.put("externalTrafficPolicy", "Local");
              }
              spec.put("selector", labels.selector(unit.localName()))
                  .put("ports", new Tree.Sequence(ports));
            });
    return Optional.of(Documents.under(presence.when(), service));
  }

  private static Tree port(
      ContainerPort port, PlannedContainer container, boolean nodePort, OptionalInt number) {
    return MappingBuilder.mapping(
        fields -> {
          fields.put("name", port.name()).put("port", number.orElse(port.number()));
          if (container.isShadowed(port)) {
            fields.put("targetPort", port.number());
          } else {
            fields.put("targetPort", port.name());
          }
          fields.put("protocol", port.udp() ? "UDP" : "TCP");
          if (nodePort) {
            fields.put("nodePort", port.published().orElseThrow().expression());
          }
        });
  }

  private Document headless(Unit unit) {
    return service(
        unit,
        headlessName(unit),
        spec ->
            spec.put("clusterIP", "None")
                .put("publishNotReadyAddresses", true)
                .put("selector", labels.selector(unit.localName())));
  }

  private Document service(Unit unit, Expression<String> name, Consumer<MappingBuilder> spec) {
    return Documents.named(
        "v1", "Service", name, labels.all(unit.localName()), fields -> fields.put("spec", spec));
  }

  /** The name under which the replicas of a stateful workload have host names of their own. */
  static Expression<String> headlessName(Unit unit) {
    return Names.with(unit.fullName(), "pods");
  }
}
