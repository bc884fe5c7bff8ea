package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.GpuChosen;
import dev.trainyard.generator.expression.node.Gpus;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.helm.answer.GpuCount;
import dev.trainyard.generator.helm.word.PodField;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.plan.Nvidia;
import dev.trainyard.generator.plan.PlannedContainer;
import dev.trainyard.generator.plan.Variable;
import dev.trainyard.generator.tree.Blocks;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;

/** The environment of containers. */
final class Environment {

  private static final Expression<String> POD_NAME = new Literal<>("POD_NAME");

  private final Expression<String> secretName;

  /**
   * The environment of a unit's containers.
   *
   * @param name yields the name of the unit's resources
   */
  Environment(Expression<String> name) {
    this.secretName = Names.with(name, "env");
  }

  List<Tree.Element> of(PlannedContainer container) {
    boolean perReplica = Block.stream(container.declared().mounts()).anyMatch(Mount::perReplica);
    boolean hasPodName =
        Block.stream(container.variables()).anyMatch(variable -> variable.name().equals(POD_NAME));
    List<Tree.Element> environment = new ArrayList<>();
    if (perReplica && !hasPodName) {
      environment.add(new Tree.Item(podName()));
    }
    container
        .declared()
        .gpus()
        .map(Said::value)
        .map(Environment::nvidia)
        .ifPresent(environment::add);
    environment.addAll(Blocks.elements(container.variables(), this::variable));
    return environment;
  }

  /** Which GPUs are handed over, the device plugin says; without one an image could ask for all. */
  private static Tree.Element nvidia(GpuChosen gpus) {
    return new Tree.ElementsWhen(
        GpuCount.isGiven(gpus, Gpus.Maker.NVIDIA),
        List.of(new Tree.Item(constant(Nvidia.DRIVER_CAPABILITIES, Nvidia.ALL))),
        List.of(new Tree.Item(constant(Nvidia.VISIBLE_DEVICES, Nvidia.NONE))));
  }

  private static Tree constant(String name, String value) {
    return MappingBuilder.mapping(fields -> fields.put("name", name).put("value", value));
  }

  /** The variable that names the directories of replicas. */
  static Tree podName() {
    return field(POD_NAME, "metadata.name");
  }

  private Tree variable(Variable variable) {
    if (variable instanceof Variable.OfEdition ofEdition) {
      return field(ofEdition.name(), ((PodField) ofEdition.value()).path());
    }
    if (variable instanceof Variable.Open open) {
      return MappingBuilder.mapping(
          fields -> fields.put("name", open.name()).put("value", text(open.value())));
    }
    Variable.Secret secret = (Variable.Secret) variable;
    return MappingBuilder.mapping(
        fields ->
            fields
                .put("name", secret.name())
                .put(
                    "valueFrom",
                    from ->
                        from.put(
                            "secretKeyRef",
                            reference ->
                                reference.put("name", secretName).put("key", secret.key()))));
  }

  private static Expression<String> text(Expression<?> value) {
    return value instanceof Literal<?> literal
        ? new Literal<>(String.valueOf(literal.value()))
        : KubernetesText.of(value);
  }

  /** A variable with a field of the pod. */
  private static Tree field(Expression<String> name, String fieldPath) {
    return MappingBuilder.mapping(
        fields ->
            fields
                .put("name", name)
                .put(
                    "valueFrom",
                    from ->
                        from.put("fieldRef", reference -> reference.put("fieldPath", fieldPath))));
  }
}
