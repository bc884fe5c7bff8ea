package dev.trainyard.generator.plan;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.DeclaredUnit;
import dev.trainyard.generator.model.Said;
import java.util.List;

/** The groups to which the devices of GPUs belong on TrueNAS. */
public final class GpuGroups {

  /** {@code video} and {@code render}. */
  private static final List<Long> IDS = List.of(44L, 107L);

  private GpuGroups() {}

  /** Those that the definition does not already give to the unit. */
  public static List<Long> beside(DeclaredUnit unit) {
    return IDS.stream()
        .filter(
            id ->
                unit.groups().stream()
                    .noneMatch(
                        group ->
                            group instanceof Block.One<?> one
                                && one.value() instanceof Said<?> said
                                && said.value().equals(new Literal<>(id))))
        .toList();
  }
}
