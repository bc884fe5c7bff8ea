package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Any;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.ResourceName;
import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.model.DeclaredWorkload;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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

  /** Whether a UDP port has the number of a TCP port of the same container. */
  static boolean isShadowed(ContainerPort port, Container container) {
    return port.udp()
        && Block.stream(container.ports())
            .anyMatch(other -> !other.udp() && other.number() == port.number());
  }

  /** The services of a workload. */
  List<Document> of(DeclaredWorkload workload) {
    List<Document> services = new ArrayList<>();
    List<ContainerPort> ports = workload.pod().ports().toList();
    if (!ports.isEmpty()) {
      of(workload, ports, services);
    }
    if (workload.stateful()) {
      services.add(headless(workload));
    }
    return services;
  }

  private void of(DeclaredWorkload workload, List<ContainerPort> ports, List<Document> services) {
    Expression<String> name = Names.of(workload);
    Predicate<ContainerPort> out = port -> port.published().isPresent();
    Predicate<ContainerPort> paired = port -> partner(port, ports).isPresent();
    Predicate<ContainerPort> beside =
        port ->
            port.udp()
                && ports.stream()
                    .anyMatch(other -> !other.udp() && other.number() == port.number());
    boolean allOut = ports.stream().allMatch(out.and(paired.negate()));
    service(workload, name, allOut, beside.negate()).ifPresent(services::add);
    if (!allOut) {
      service(
              workload,
              Names.with(name, "nodeports"),
              true,
              out.and(paired.negate()).and(beside.negate()))
          .ifPresent(services::add);
    }
    boolean besideOut = ports.stream().filter(beside).allMatch(out.and(paired.negate()));
    service(workload, Names.with(name, "udp"), besideOut, beside).ifPresent(services::add);
    for (ContainerPort port : ports) {
      if (!port.udp()) {
        partner(port, ports)
            .flatMap(
                other ->
                    service(
                        workload,
                        pairName(port),
                        true,
                        candidate -> candidate == port || candidate == other,
                        // One node port for two protocols goes with one number of the service.
                        OptionalInt.of(port.number())))
            .ifPresent(services::add);
      }
    }
  }

  /** The port of the other protocol that the same answer leads to. */
  private static Optional<ContainerPort> partner(ContainerPort port, List<ContainerPort> ports) {
    return ports.stream()
        .filter(
            other ->
                other.udp() != port.udp()
                    && other.published().isPresent()
                    && other.published().equals(port.published()))
        .findFirst();
  }

  private static Expression<String> pairName(ContainerPort port) {
    return new Text(
        List.of(
            new Text.Hole(new ResourceName(port.name())),
            new Text.Fixed("-"),
            new Text.Hole(port.published().orElseThrow().expression())));
  }

  /** A service for some of a workload's ports; none when there are none. */
  private Optional<Document> service(
      DeclaredWorkload workload,
      Expression<String> name,
      boolean nodePorts,
      Predicate<ContainerPort> selected) {
    return service(workload, name, nodePorts, selected, OptionalInt.empty());
  }

  private Optional<Document> service(
      DeclaredWorkload workload,
      Expression<String> name,
      boolean nodePorts,
      Predicate<ContainerPort> selected,
      OptionalInt number) {
    List<Tree.Element> ports = new ArrayList<>();
    Set<Expression<Boolean>> conditions = new LinkedHashSet<>();
    boolean always = false;
    boolean local = false;
    for (Container container : workload.pod().containers()) {
      List<Block<ContainerPort>> own =
          Block.under(container.when(), Block.filter(container.ports(), selected));
      ports.addAll(Volumes.blocks(own, port -> port(port, container, nodePorts, number)));
      for (var port : Block.guarded(own)) {
        local |= port.value().keepsClientAddress() && nodePorts;
        port.condition().ifPresent(conditions::add);
        always |= port.conditions().isEmpty();
      }
    }
    if (ports.isEmpty()) {
      return Optional.empty();
    }
    boolean keepsClientAddress = local;
    Document service =
        service(
            workload,
            name,
            spec -> {
              spec.put("type", nodePorts ? "NodePort" : "ClusterIP");
              if (keepsClientAddress) {
                spec.put("externalTrafficPolicy", "Local");
              }
              spec.put("selector", labels.selector(Names.component(workload)))
                  .put("ports", new Tree.Sequence(ports));
            });
    return Optional.of(
        always
            ? service
            : new Document.DocumentsWhen(new Any(List.copyOf(conditions)), List.of(service)));
  }

  private static Tree port(
      ContainerPort port, Container container, boolean nodePort, OptionalInt number) {
    return MappingBuilder.mapping(
        fields -> {
          fields.put("name", port.name()).put("port", number.orElse(port.number()));
          if (isShadowed(port, container)) {
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

  private Document headless(DeclaredWorkload workload) {
    return service(
        workload,
        headlessName(workload),
        spec ->
            spec.put("clusterIP", "None")
                .put("publishNotReadyAddresses", true)
                .put("selector", labels.selector(Names.component(workload))));
  }

  private Document service(
      DeclaredWorkload workload, Expression<String> name, Consumer<MappingBuilder> spec) {
    return Documents.named(
        "v1",
        "Service",
        name,
        labels.all(Names.component(workload)),
        fields -> fields.put("spec", spec));
  }

  /** The name under which the replicas of a stateful workload have host names of their own. */
  static Expression<String> headlessName(DeclaredWorkload workload) {
    return Names.with(Names.of(workload), "pods");
  }
}
