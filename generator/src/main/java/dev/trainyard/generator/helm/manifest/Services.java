package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.evaluate.Sha256;
import dev.trainyard.generator.expression.node.ResourceName;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.model.DeclaredWorkload;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.Planned;
import dev.trainyard.generator.plan.PlannedContainer;
import dev.trainyard.generator.plan.PlannedPort;
import dev.trainyard.generator.plan.Presence;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.tree.Blocks;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

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

  private static final int DIGEST = 8;
  private static final int CUT = LONGEST - DIGEST - 1;

  /** What stands behind the name of a workload in that of the Service for its replicas. */
  static final String HEADLESS = "pods";

  /** Of a question's last segment that no other one comes to, and that does not end as digests. */
  private static final Pattern PLAIN = Pattern.compile("(?!.*_[0-9a-f]{8}$)[a-z0-9_]+");

  private final Labels labels;

  Services(Labels labels) {
    this.labels = labels;
  }

  /**
   * Who reaches a service.
   *
   * @param nodePorts whether by ports of the NAS
   * @param beforeReady yields whether before the pod is ready; none for never
   */
  private record Reach(boolean nodePorts, Optional<Expression<Boolean>> beforeReady) {

    static Reach ofApp(Optional<Expression<Boolean>> beforeReady) {
      return new Reach(false, beforeReady);
    }

    /** One that leads early to one of its ports leads early to all: they are one program's. */
    static Reach ofNas(List<Block<ContainerPort>> ports) {
      List<Block<ContainerPort>> early =
          Block.flatMap(
              Block.filter(ports, port -> port.beforeReady().isPresent()),
              port -> Block.under(port.beforeReady(), List.of(new Block.One<>(port))));
      return new Reach(true, Presence.of(early).when());
    }
  }

  /** The services of a workload. */
  List<Document> of(Plan plan, Planned<DeclaredWorkload> workload) {
    List<Document> services = new ArrayList<>();
    List<PlannedPort> ports = plan.portsOf(workload.unit());
    if (!ports.isEmpty()) {
      of(workload, ports, services);
    }
    if (workload.declared().stateful()) {
      services.add(headless(workload.unit()));
    }
    return services;
  }

  private void of(
      Planned<DeclaredWorkload> workload, List<PlannedPort> ports, List<Document> services) {
    Unit unit = workload.unit();
    Optional<Expression<Boolean>> early = workload.declared().reachableBeforeReady();
    Expression<String> name = unit.fullName();
    Predicate<PlannedPort> beside = port -> ports.stream().anyMatch(port::isShadowedBy);
    service(unit, name, Reach.ofApp(early), some(ports, beside.negate())).ifPresent(services::add);
    service(unit, Names.with(name, "udp"), Reach.ofApp(early), some(ports, beside))
        .ifPresent(services::add);
    ports.stream()
        .flatMap(port -> port.published().stream())
        .distinct()
        .forEach(
            question ->
                published(
                        unit,
                        question,
                        some(ports, port -> port.published().filter(question::equals).isPresent()))
                    .ifPresent(services::add));
  }

  private Optional<Document> published(Unit unit, PortQuestion question, List<PlannedPort> ports) {
    return ports.stream().anyMatch(port -> ports.stream().anyMatch(port::isPairedWith))
        ? pair(unit, question, ports)
        : service(
            unit,
            new ResourceName(nodePortName(question)),
            Reach.ofNas(blocks(unit, ports)),
            ports);
  }

  private static List<PlannedPort> some(List<PlannedPort> ports, Predicate<PlannedPort> selected) {
    return ports.stream().filter(selected).toList();
  }

  private static Expression<String> pairName(PortQuestion question) {
    return new Text(
        List.of(
            new Text.Hole(new ResourceName(nodePortName(question))),
            new Text.Fixed("-"),
            new Text.Hole(question.expression())));
  }

  /**
   * The name by the question, which is a name of Kubernetes with the release before and a port
   * behind it. A short one of the level {@code network} goes by its last segment alone; each other
   * one is told apart by its whole path, of which the name says the beginning only: the dots, the
   * case and what is cut would otherwise make one name of several paths.
   */
  private static String nodePortName(PortQuestion question) {
    List<String> path = question.path();
    boolean inNetwork = path.size() > 1 && path.get(0).equals("network");
    List<String> named = inNetwork ? path.subList(1, path.size()) : path;
    String name = String.join("_", named);
    boolean unique =
        inNetwork && named.size() == 1 && PLAIN.matcher(name).matches() && name.length() <= LONGEST;
    return (unique ? name : name.substring(0, Math.min(name.length(), CUT)) + "_" + digest(path))
            .toLowerCase(Locale.ROOT)
            .replace('_', '-')
        + "-nodeport";
  }

  private static String digest(List<String> path) {
    return Sha256.of(String.join(".", path)).substring(0, DIGEST);
  }

  /** A service for some of a workload's ports; none when there are none. */
  private Optional<Document> service(
      Unit unit, Expression<String> name, Reach reach, List<PlannedPort> selected) {
    List<Tree.Element> ports = new ArrayList<>();
    for (PlannedContainer container : unit.processes()) {
      ports.addAll(
          Blocks.elements(
              blocks(container, selected),
              port ->
                  MappingBuilder.mapping(
                      fields -> {
                        fields.put("name", port.name()).put("port", port.number());
                        leads(fields, port, container.isShadowed(port));
                        if (reach.nodePorts()) {
                          fields.put("nodePort", port.published().orElseThrow().expression());
                        }
                      })));
    }
    return service(unit, name, reach, blocks(unit, selected), ports);
  }

  /**
   * The service of a port of the NAS for both protocols. What is in its list depends on no
   * condition and on nothing that the definition calls the ports: only another way of the port is a
   * change.
   */
  private Optional<Document> pair(Unit unit, PortQuestion question, List<PlannedPort> selected) {
    List<Block<ContainerPort>> all = blocks(unit, selected);
    List<Tree.Element> ports =
        selected.stream()
            .sorted(Comparator.comparing(planned -> planned.port().udp()))
            .<Tree.Element>map(planned -> new Tree.Item(half(planned, question)))
            .toList();
    return service(unit, pairName(question), Reach.ofNas(all), all, ports);
  }

  private static Tree half(PlannedPort planned, PortQuestion question) {
    ContainerPort port = planned.port();
    boolean sometimes = planned.conditions().size() > planned.unit().conditions().size();
    return MappingBuilder.mapping(
        fields -> {
          // One node port for two protocols goes with one number of the service.
          fields.put("name", port.udp() ? "udp" : "tcp").put("port", question.expression());
          leads(fields, port, sometimes || planned.container().isShadowed(port));
          fields.put("nodePort", question.expression());
        });
  }

  /** Leads to a port of a pod, by its number where the pod may have none of its name. */
  private static void leads(MappingBuilder fields, ContainerPort port, boolean byNumber) {
    if (byNumber) {
      fields.put("targetPort", port.number());
    } else {
      fields.put("targetPort", port.name());
    }
    fields.put("protocol", port.udp() ? "UDP" : "TCP");
  }

  private static List<Block<ContainerPort>> blocks(Unit unit, List<PlannedPort> selected) {
    return unit.processes().stream()
        .flatMap(container -> blocks(container, selected).stream())
        .toList();
  }

  private static List<Block<ContainerPort>> blocks(
      PlannedContainer container, List<PlannedPort> selected) {
    List<ContainerPort> own =
        selected.stream()
            .filter(port -> port.container() == container)
            .map(PlannedPort::port)
            .toList();
    return Block.under(
        container.declared().when(), Block.filter(container.declared().ports(), own::contains));
  }

  /** A service that is there when one of the ports is. */
  private Optional<Document> service(
      Unit unit,
      Expression<String> name,
      Reach reach,
      List<Block<ContainerPort>> all,
      List<Tree.Element> ports) {
    Presence presence = Presence.of(all);
    if (presence.never()) {
      return Optional.empty();
    }
    boolean keepsClientAddress =
        reach.nodePorts() && Block.stream(all).anyMatch(ContainerPort::keepsClientAddress);
    Document service =
        service(
            unit,
            name,
            spec -> {
              spec.put("type", reach.nodePorts() ? "NodePort" : "ClusterIP");
              reach.beforeReady().ifPresent(early -> spec.put("publishNotReadyAddresses", early));
              if (keepsClientAddress) {
                spec.put("externalTrafficPolicy", "Local");
              }
              spec.put("selector", labels.selector(unit.localName()))
                  .put("ports", new Tree.Sequence(ports));
            });
    return Optional.of(Documents.under(presence.when(), service));
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
    return Names.with(unit.fullName(), HEADLESS);
  }
}
