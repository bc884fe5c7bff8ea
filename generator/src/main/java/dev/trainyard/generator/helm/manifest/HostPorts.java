package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.Conditional;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.helm.word.HostPort;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Ports of the machine that lead to those of a pod. */
final class HostPorts {

  private final Unit unit;

  HostPorts(Unit unit) {
    this.unit = unit;
  }

  /** Those that a unit asks for. */
  static List<Block<HostPort>> of(Unit unit) {
    return Block.map(
        Block.filter(unit.declared().words(), word -> word.value() instanceof HostPort),
        word -> (HostPort) word.value());
  }

  /**
   * The fields of a container's port. In the network of the machine Kubernetes itself adds the
   * machine's port, and a patch that does not know of it does not take it back (kubernetes/
   * kubernetes issue 105610): so where answers decide, it is said either way, and 0 is none.
   */
  void put(MappingBuilder fields, ContainerPort port) {
    List<Guarded<HostPort>> asked =
        Block.guarded(of(unit)).stream()
            .filter(word -> word.value().port() == port.port())
            .toList();
    Optional<Expression<Boolean>> host =
        unit.declared().hostNetwork().filter(when -> !unit.declared().isAlwaysInHostNetwork());
    if (asked.isEmpty() && host.isEmpty()) {
      return;
    }
    Expression<Long> number = first(asked, HostPort::number, new Literal<>(0L));
    fields.put(
        "hostPort",
        host.<Expression<Long>>map(when -> new Conditional<>(when, port.number(), number))
            .orElse(number));
    Literal<String> each = new Literal<>("");
    if (asked.stream().anyMatch(word -> !word.value().address().equals(each))) {
      fields.put("hostIP", first(asked, HostPort::address, each));
    }
  }

  /** What the first one says whose conditions hold. */
  private static <T> Expression<T> first(
      List<Guarded<HostPort>> asked, Function<HostPort, Expression<T>> what, Expression<T> none) {
    List<Guarded<HostPort>> last = new ArrayList<>(asked);
    Collections.reverse(last);
    Expression<T> value = none;
    for (Guarded<HostPort> word : last) {
      Expression<T> own = what.apply(word.value());
      Expression<T> other = value;
      value =
          word.condition()
              .<Expression<T>>map(when -> new Conditional<>(when, own, other))
              .orElse(own);
    }
    return value;
  }
}
