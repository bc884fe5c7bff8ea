package dev.trainyard.generator.compose.service;

import dev.trainyard.generator.compose.answer.OfficialParts;
import dev.trainyard.generator.evaluate.Sha256;
import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Any;
import dev.trainyard.generator.expression.node.Contains;
import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.ItemUse;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.NotEmpty;
import dev.trainyard.generator.expression.node.ResourceName;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.model.DeclaredWorkload;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.Planned;
import dev.trainyard.generator.plan.PlannedContainer;
import dev.trainyard.generator.plan.PlannedPort;
import dev.trainyard.generator.plan.Unique;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How containers find workloads of the app where one of both uses the network of the NAS, in which
 * Docker leads no names to containers.
 *
 * <p>Who is in that network reaches the others at an address of the NAS itself, which nobody on the
 * network can call; who is not reaches it at the address that the NAS has for its containers.
 */
final class NasNetwork {

  private static final String ITSELF = "127.0.0.1";
  private static final String EVERYWHERE = "0.0.0.0";
  private static final String FOR_CONTAINERS = "host-gateway";

  private static final int DIGITS = 2;
  private static final int HEXADECIMAL = 16;

  /** Addresses from 127.64 on: nothing of the system listens there. */
  private static final int FIRST = 64;

  private final Plan plan;

  NasNetwork(Plan plan) {
    this.plan = plan;
  }

  /**
   * The address at which a workload is found in the network of the NAS. Those of several apps
   * differ, so that two databases do not get in each other's way.
   */
  String address(Unit workload) {
    String digest = Sha256.of(plan.app().name() + "/" + workload.name());
    return "127."
        + (FIRST + octet(digest, 0) / 2)
        + "."
        + octet(digest, 1)
        + "."
        + (1 + octet(digest, 2) / 2);
  }

  private static int octet(String digest, int number) {
    return Integer.parseInt(
        digest.substring(DIGITS * number, DIGITS * number + DIGITS), HEXADECIMAL);
  }

  /** The workloads that a unit waits for or names. */
  List<Planned<DeclaredWorkload>> found(Unit unit) {
    return plan.workloads().stream()
        .filter(other -> other.unit() != unit)
        .filter(
            other ->
                waits(unit, other)
                    || texts(unit)
                        .anyMatch(text -> names(text, new ResourceName(other.unit().name()))))
        .toList();
  }

  private static boolean waits(Unit unit, Planned<DeclaredWorkload> other) {
    return Block.stream(unit.waits())
        .anyMatch(wait -> wait.workload().name().equals(other.unit().name()));
  }

  private static Stream<Expression<?>> texts(Unit unit) {
    return Stream.concat(
        unit.values().map(Guarded::value),
        unit.containers().stream()
            .map(PlannedContainer::declared)
            .flatMap(
                container ->
                    Stream.concat(
                        Block.stream(container.command()), Block.stream(container.args())))
            .map(Said::value));
  }

  private static boolean names(Expression<?> text, ResourceName name) {
    boolean[] found = new boolean[1];
    SubExpressions.walk(text, part -> found[0] |= part.equals(name));
    return found[0];
  }

  /** Host names that the containers of a unit are given. */
  List<Tree.Element> names(Unit unit) {
    Expression<Boolean> inside = inside(unit);
    List<Tree.Element> names = new ArrayList<>();
    for (Planned<DeclaredWorkload> other : found(unit)) {
      Expression<Boolean> outside = inside(other.unit());
      names.addAll(
          either(
              inside,
              either(outside, name(other, ITSELF), name(other, address(other.unit()))),
              either(outside, name(other, FOR_CONTAINERS), List.of())));
    }
    // Docker's own names, of which a workload has one everywhere else, are missing there.
    if (texts(unit).anyMatch(text -> names(text, new ResourceName(unit.name())))) {
      names.addAll(either(inside, Texts.words(unit.name() + ":" + ITSELF), List.of()));
    }
    return names;
  }

  private static Expression<Boolean> inside(Unit unit) {
    return unit.declared().hostNetwork().orElse(new Literal<>(false));
  }

  private static List<Tree.Element> name(Planned<DeclaredWorkload> workload, String address) {
    return Texts.words(workload.unit().name() + ":" + address);
  }

  private static List<Tree.Element> either(
      Expression<Boolean> when, List<Tree.Element> then, List<Tree.Element> otherwise) {
    if (when instanceof Literal<Boolean> always) {
      return always.value() ? then : otherwise;
    }
    return then.isEmpty() && otherwise.isEmpty()
        ? List.of()
        : List.of(new Tree.ElementsWhen(when, then, otherwise));
  }

  /** The units that find a workload while they are in the network of the NAS. */
  List<Unit> finders(Unit workload) {
    return plan.units().stream()
        .filter(unit -> unit.declared().hostNetwork().isPresent())
        .filter(unit -> found(unit).stream().anyMatch(other -> other.unit() == workload))
        .toList();
  }

  /** What a port of a workload is published as for those that are in the network of the NAS. */
  List<Tree.Element> published(Unit workload, ContainerPort port, OfficialParts parts) {
    Optional<Expression<Boolean>> wanted = wanted(workload);
    if (wanted.isEmpty()) {
      return List.of();
    }
    Tree.Element item =
        new Tree.Item(
            MappingBuilder.mapping(
                fields ->
                    fields
                        .put("target", port.number())
                        .put("published", Texts.of(port.number()))
                        .put("host_ip", address(workload))
                        .put("protocol", port.udp() ? "udp" : "tcp")
                        .put("mode", "ingress")));
    List<Tree.Element> free =
        port.published()
            .map(question -> either(takes(port, question, parts), List.of(), List.of(item)))
            .orElse(List.of(item));
    return either(wanted.get(), free, List.of());
  }

  /** When a workload is found by units in the network of the NAS; none for never. */
  private Optional<Expression<Boolean>> wanted(Unit workload) {
    return any(
        finders(workload).stream()
            .<Expression<Boolean>>map(
                unit ->
                    unit.when()
                        .<Expression<Boolean>>map(when -> new All(List.of(when, inside(unit))))
                        .orElse(inside(unit)))
            .distinct()
            .toList());
  }

  private static Optional<Expression<Boolean>> any(List<Expression<Boolean>> conditions) {
    return switch (conditions.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(conditions.get(0));
      default -> Optional.of(new Any(conditions));
    };
  }

  /**
   * Numbers that the app has at all addresses of the NAS, of which none may be that of a port which
   * others find at one of them.
   */
  List<Unique> unique(OfficialParts parts) {
    List<Unique> all = new ArrayList<>();
    for (Planned<DeclaredWorkload> workload : plan.workloads()) {
      wanted(workload.unit())
          .ifPresent(
              wanted ->
                  plan.portsOf(workload.unit())
                      .forEach(port -> unique(port, wanted, parts).ifPresent(all::add)));
    }
    return all;
  }

  private Optional<Unique> unique(
      PlannedPort found, Expression<Boolean> wanted, OfficialParts parts) {
    Map<PortQuestion, List<Expression<Boolean>>> others = new LinkedHashMap<>();
    for (PlannedPort other : plan.ports()) {
      if (other != found && other.port().udp() == found.port().udp()) {
        other
            .published()
            .filter(question -> found.published().filter(question::equals).isEmpty())
            .ifPresent(question -> use(others, question, other, atAllAddresses(question, parts)));
        other
            .port()
            .port()
            .question()
            .filter(question -> other.unit() != found.unit())
            .filter(question -> other.unit().mayUseHostNetwork())
            .filter(question -> other.unit().repetition().isEmpty())
            .ifPresent(question -> use(others, question, other, List.of(inside(other.unit()))));
      }
    }
    if (others.isEmpty()) {
      return Optional.empty();
    }
    List<Expression<Boolean>> conditions = new ArrayList<>(found.conditions());
    conditions.add(wanted);
    if (found.unit().mayUseHostNetwork()) {
      conditions.add(new Negation(inside(found.unit())));
    }
    found
        .published()
        .ifPresent(question -> conditions.add(new Negation(takes(found.port(), question, parts))));
    List<Block<Expression<String>>> values =
        new ArrayList<>(number(found.port().number(), Guarded.all(conditions)));
    others.forEach((question, ways) -> values.addAll(number(question.expression(), any(ways))));
    return Optional.of(
        new Unique(
            values,
            false,
            Optional.empty(),
            Optional.empty(),
            Unique.TWO_PORTS,
            " of the NAS, where "
                + found.unit().name()
                + " is found. Change "
                + others.keySet().stream()
                    .map(PortQuestion::dotted)
                    .collect(Collectors.joining(" or "))
                + "."));
  }

  private static void use(
      Map<PortQuestion, List<Expression<Boolean>>> uses,
      PortQuestion question,
      PlannedPort port,
      List<Expression<Boolean>> more) {
    List<Expression<Boolean>> all = new ArrayList<>(port.conditions());
    all.addAll(more);
    Guarded.all(all)
        .filter(condition -> !ItemUse.isAny(condition))
        .ifPresent(
            condition -> uses.computeIfAbsent(question, added -> new ArrayList<>()).add(condition));
  }

  private static List<Block<Expression<String>>> number(
      Expression<?> number, Optional<Expression<Boolean>> when) {
    return Block.under(when, List.of(new Block.One<>(Texts.of(number))));
  }

  /** Whether the port has that number at all addresses of the NAS already. */
  private static Expression<Boolean> takes(
      ContainerPort port, PortQuestion question, OfficialParts parts) {
    List<Expression<Boolean>> all = new ArrayList<>(atAllAddresses(question, parts));
    if (!port.published().equals(port.port().question())) {
      all.add(new Equality(Texts.of(port.number()), Texts.of(question.expression())));
    }
    return new All(all);
  }

  private static List<Expression<Boolean>> atAllAddresses(
      PortQuestion question, OfficialParts parts) {
    return List.of(
        parts.isPublished(question),
        new Any(
            List.of(
                new Negation(new NotEmpty(parts.hostIps(question))),
                new Contains(parts.hostIps(question), EVERYWHERE))));
  }

  /**
   * Why a unit cannot find a workload while it is in the network of the NAS: which of several
   * containers it would be is not known.
   */
  Optional<String> obstacle(Unit unit, Planned<DeclaredWorkload> other) {
    if (other.unit().repetition().isPresent()) {
      return Optional.of("is there once for each item of a list");
    }
    if (!other.declared().replicas().equals(new Literal<>(1L))) {
      return Optional.of("runs several times");
    }
    return unit.repetition().isPresent()
        ? Optional.of("is needed once for each item of a list")
        : Optional.empty();
  }
}
