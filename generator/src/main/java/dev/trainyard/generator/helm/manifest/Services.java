package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Any;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The services of workloads. One that all of a workload's ports share when all lead out of the app;
 * else one for traffic within the app and one with the node ports.
 */
final class Services {

  private final Labels labels;

  Services(Labels labels) {
    this.labels = labels;
  }

  /** The services of a workload. */
  List<Document> of(Workload workload) {
    List<ContainerPort> ports =
        workload.pod().containers().stream().flatMap(c -> c.ports().stream()).toList();
    List<Document> services = new ArrayList<>();
    boolean allOut = ports.stream().allMatch(port -> port.nodePort().isPresent());
    if (!ports.isEmpty()) {
      services.add(service(workload, Names.of(workload), allOut, port -> true));
    }
    if (!allOut && ports.stream().anyMatch(port -> port.nodePort().isPresent())) {
      services.add(
          service(
              workload,
              Names.with(Names.of(workload), "nodeports"),
              true,
              port -> port.nodePort().isPresent()));
    }
    if (workload.stateful()) {
      services.add(headless(workload));
    }
    return services;
  }

  private Document service(
      Workload workload,
      Expression<String> name,
      boolean nodePorts,
      Predicate<ContainerPort> selected) {
    List<Tree.Element> ports = new ArrayList<>();
    List<Expression<Boolean>> conditions = new ArrayList<>();
    boolean always = false;
    boolean keepsClientAddress = false;
    for (Container container : workload.pod().containers()) {
      List<Tree.Element> own =
          container.ports().stream()
              .filter(selected)
              .<Tree.Element>map(port -> new Tree.Item(port(port, nodePorts)))
              .toList();
      if (own.isEmpty()) {
        continue;
      }
      keepsClientAddress |=
          container.ports().stream().filter(selected).anyMatch(ContainerPort::keepsClientAddress);
      if (container.when().isPresent()) {
        conditions.add(container.when().get());
        ports.add(new Tree.ElementsWhen(container.when().get(), own, List.of()));
      } else {
        always = true;
        ports.addAll(own);
      }
    }
    boolean local = keepsClientAddress && nodePorts;
    Document service =
        service(
            workload,
            name,
            spec -> {
              spec.put("type", nodePorts ? "NodePort" : "ClusterIP");
              if (local) {
                spec.put("externalTrafficPolicy", "Local");
              }
              spec.put("selector", labels.selector(Names.component(workload)))
                  .put("ports", new Tree.Sequence(ports));
            });
    return always ? service : new Document.DocumentsWhen(new Any(conditions), List.of(service));
  }

  private static Tree port(ContainerPort port, boolean nodePort) {
    return MappingBuilder.mapping(
        fields -> {
          fields
              .put("name", port.name())
              .put("port", port.number())
              .put("targetPort", port.name())
              .put("protocol", port.udp() ? "UDP" : "TCP");
          if (nodePort) {
            fields.put("nodePort", port.nodePort().orElseThrow().expression());
          }
        });
  }

  private Document headless(Workload workload) {
    return service(
        workload,
        headlessName(workload),
        spec ->
            spec.put("clusterIP", "None")
                .put("publishNotReadyAddresses", true)
                .put("selector", labels.selector(Names.component(workload))));
  }

  private Document service(
      Workload workload, Expression<String> name, Consumer<MappingBuilder> spec) {
    return Documents.named(
        "v1",
        "Service",
        name,
        labels.all(Names.component(workload)),
        fields -> fields.put("spec", spec));
  }

  /** The name under which the replicas of a stateful workload have host names of their own. */
  static Expression<String> headlessName(Workload workload) {
    return Names.with(Names.of(workload), "pods");
  }
}
