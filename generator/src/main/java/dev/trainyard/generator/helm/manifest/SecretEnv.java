package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Kind;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.SubExpressions;
import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.Env;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The environment values of a pod that hold secrets, in a Secret of the pod. */
final class SecretEnv {

  private final Map<String, Expression<?>> values = new HashMap<>();
  private final Wanted<Tree.Entry> wanted = new Wanted<>();

  SecretEnv(Pod pod) {
    List<Container> containers = new ArrayList<>(pod.initContainers());
    containers.addAll(pod.containers());
    for (Container container : containers) {
      want(container.name(), container.env(), container.when());
    }
  }

  static boolean isSecret(Env.Plain env) {
    return SubExpressions.isSensitive(env.value());
  }

  /** The key of a container's variable: its name, unless another container has it otherwise. */
  Expression<String> keyOf(String container, Env.Plain env) {
    if (!(env.name() instanceof Literal<String> name)) {
      return new Text(List.of(new Text.Fixed(container + "."), new Text.Hole(env.name())));
    }
    Expression<?> known = values.putIfAbsent(name.value(), env.value());
    return new Literal<>(
        known == null || known.equals(env.value()) ? name.value() : container + "." + name.value());
  }

  private void want(
      String container, List<Block<Env>> blocks, Optional<Expression<Boolean>> condition) {
    for (Block<Env> block : blocks) {
      if (block instanceof Block.One<Env> one) {
        field(container, one.value()).ifPresent(field -> wanted.add(field, condition));
      } else if (block instanceof Block.When<Env> when) {
        want(container, when.blocks(), Wanted.within(condition, when.when()));
      } else if (block instanceof Block.Each<Env> each) {
        List<Tree.Entry> inner = fields(container, each.blocks());
        if (!inner.isEmpty()) {
          wanted.add(new Tree.EntriesEach(each.list(), inner), condition);
        }
      }
    }
  }

  /** The fields within a repetition. */
  private List<Tree.Entry> fields(String container, List<Block<Env>> blocks) {
    List<Tree.Entry> fields = new ArrayList<>();
    for (Block<Env> block : blocks) {
      if (block instanceof Block.One<Env> one) {
        field(container, one.value()).ifPresent(fields::add);
      } else if (block instanceof Block.When<Env> when) {
        List<Tree.Entry> inner = fields(container, when.blocks());
        if (!inner.isEmpty()) {
          fields.add(new Tree.EntriesWhen(when.when(), inner, List.of()));
        }
      } else if (block instanceof Block.Each<Env> each) {
        List<Tree.Entry> inner = fields(container, each.blocks());
        if (!inner.isEmpty()) {
          fields.add(new Tree.EntriesEach(each.list(), inner));
        }
      }
    }
    return fields;
  }

  private Optional<Tree.Entry> field(String container, Env variable) {
    return variable instanceof Env.Plain plain && isSecret(plain)
        ? Optional.of(
            new Tree.Field(keyOf(container, plain), new Tree.Scalar(asText(plain.value()))))
        : Optional.empty();
  }

  private static Expression<?> asText(Expression<?> value) {
    return value.kind() == Kind.TEXT ? value : new Text(List.of(new Text.Hole(value)));
  }

  /** The entries of the Secret's data, each once; empty when the pod needs none. */
  List<Tree.Entry> entries() {
    return wanted.entries(entry -> entry);
  }
}
