package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.helm.word.PodField;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.Env;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** The environment of containers. */
final class Environment {

  private static final Expression<String> POD_NAME = new Literal<>("POD_NAME");

  private final SecretEnv secrets;
  private final Expression<String> secretName;

  /**
   * The environment of a pod's containers.
   *
   * @param secrets the values that hold secrets
   * @param name yields the name of the pod's resources
   */
  Environment(SecretEnv secrets, Expression<String> name) {
    this.secrets = secrets;
    this.secretName = Names.with(name, "env");
  }

  List<Tree.Element> of(Container container) {
    boolean[] perReplica = new boolean[1];
    Block.forEach(container.mounts(), mount -> perReplica[0] |= mount.perReplica());
    boolean[] hasPodName = new boolean[1];
    Block.forEach(container.env(), variable -> hasPodName[0] |= variable.name().equals(POD_NAME));
    List<Tree.Element> environment = new ArrayList<>();
    if (perReplica[0] && !hasPodName[0]) {
      environment.add(new Tree.Item(field(POD_NAME, "metadata.name")));
    }
    environment.addAll(
        Volumes.blocks(container.env(), variable -> variable(variable, container.name())));
    return environment;
  }

  private Tree variable(Env variable, String container) {
    if (variable instanceof Env.OfEdition ofEdition
        && ofEdition.value() instanceof PodField field) {
      return field(ofEdition.name(), field.path());
    }
    Env.Plain plain = (Env.Plain) variable;
    if (!SecretEnv.isSecret(plain)) {
      return MappingBuilder.mapping(
          fields -> fields.put("name", plain.name()).put("value", text(plain.value())));
    }
    return MappingBuilder.mapping(
        fields ->
            fields
                .put("name", plain.name())
                .put(
                    "valueFrom",
                    from ->
                        from.put(
                            "secretKeyRef",
                            reference ->
                                reference
                                    .put("name", secretName)
                                    .put("key", secrets.keyOf(container, plain)))));
  }

  private static Expression<String> text(Expression<?> value) {
    return value instanceof Literal<?> literal
        ? new Literal<>(String.valueOf(literal.value()))
        : KubernetesText.of(value);
  }

  /** A variable with a field of the pod. */
  static Tree field(Expression<String> name, String fieldPath) {
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
