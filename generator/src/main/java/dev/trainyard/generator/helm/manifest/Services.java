package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Any;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.ResourceName;
import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.model.DeclaredWorkload;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The services of workloads: one for traffic within the app, and one for each port of the NAS.
 *
 * <p>Helm creates what is new before it removes what is gone, and a port of the NAS belongs to one
 * service. So that service goes by the question, and stays when the port moves to another workload,
 * or others beside it come and go.
 *
 * <p>Patches tell the ports of a service apart by number alone: two with one number would take each
 * other's node ports. So a UDP port with the number of a TCP port is in a service of its own. One
 * node port for both protocols is possible within one service only; that service has the node port
 * in its name, so that another answer replaces it and nothing is patched.
 */
final class Services {

  /** Of a name by a question, so that all is at most 63 characters long. */
  private static final int LONGEST = 17;

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
    Predicate<ContainerPort> beside =
        port ->
            port.udp()
                && ports.stream()
                    .anyMatch(other -> !other.udp() && other.number() == port.number());
    service(workload, name, false, beside.negate()).ifPresent(services::add);
    service(workload, Names.with(name, "udp"), false, beside).ifPresent(services::add);
    ports.stream()
        .flatMap(port -> port.published().stream())
        .distinct()
        .forEach(question -> published(workload, question, ports).ifPresent(services::add));
  }

  private Optional<Document> published(
      DeclaredWorkload workload, PortQuestion question, List<ContainerPort> ports) {
    Predicate<ContainerPort> led = port -> port.published().filter(question::equals).isPresent();
    boolean pair = ports.stream().anyMatch(led.and(port -> partner(port, ports).isPresent()));
    return pair
        ? service(
            workload,
            pairName(question),
            true,
            led,
            // One node port for two protocols goes with one number of the service.
            OptionalInt.of(
                ports.stream()
                    .filter(led.and(port -> !port.udp()))
                    .findFirst()
                    .orElseThrow()
                    .number()))
        : service(workload, new ResourceName(nodePortName(question)), true, led);
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

  private static Expression<String> pairName(PortQuestion question) {
    return new Text(
        List.of(
            new Text.Hole(new ResourceName(nodePortName(question))),
            new Text.Fixed("-"),
            new Text.Hole(question.expression())));
  }

  /**
   * The name by the question, without the level {@code network}; what would be too long for a name
   * of Kubernetes, with the release before and a port behind it, is cut and told apart by a number.
   */
  private static String nodePortName(PortQuestion question) {
    List<String> path = question.path();
    String name =
        String.join(
                "-",
                path.size() > 1 && path.get(0).equals("network")
                    ? path.subList(1, path.size())
                    : path)
            .toLowerCase(Locale.ROOT)
            .replace('_', '-');
    return (name.length() <= LONGEST
            ? name
            : "%s-%08x".formatted(name.substring(0, LONGEST - 9), question.dotted().hashCode()))
        + "-nodeport";
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
    // In an order of its own: that of two with one number must not change.
    for (Predicate<ContainerPort> protocol :
        List.<Predicate<ContainerPort>>of(port -> !port.udp(), ContainerPort::udp)) {
      for (Container container : workload.pod().containers()) {
        List<Block<ContainerPort>> own =
            Block.under(container.when(), Block.filter(container.ports(), selected.and(protocol)));
        ports.addAll(Volumes.blocks(own, port -> port(port, container, nodePorts, number)));
        for (var port : Block.guarded(own)) {
          local |= port.value().keepsClientAddress() && nodePorts;
          port.condition().ifPresent(conditions::add);
          always |= port.conditions().isEmpty();
        }
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
