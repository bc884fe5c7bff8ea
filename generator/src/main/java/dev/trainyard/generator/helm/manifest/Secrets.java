package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Fingerprint;
import dev.trainyard.generator.expression.Generated;
import dev.trainyard.generator.expression.PasswordHash;
import dev.trainyard.generator.expression.ResourceName;
import dev.trainyard.generator.expression.SubExpressions;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.Env;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The app's own Secret: generated secrets, so that a later revision finds them again. */
final class Secrets {

  /** The Secret's name: the release's full name. */
  static final ResourceName NAME = new ResourceName("");

  private final Set<String> keys = new LinkedHashSet<>();
  private final Wanted<Tree.Entry> kept = new Wanted<>();

  /** Remembers what is generated for the variables and files of a pod. */
  void keep(Pod pod, Optional<Expression<Boolean>> condition) {
    if (PodData.of(pod).hasSecrets()) {
      kept.add(field(Checksums.SALT.key(), Checksums.SALT), Optional.empty());
    }
    List<Container> containers = new ArrayList<>(pod.initContainers());
    containers.addAll(pod.containers());
    for (Container container : containers) {
      Optional<Expression<Boolean>> own =
          container.when().map(when -> Wanted.within(condition, when)).orElse(condition);
      keep(
          container.env(),
          own,
          env -> env instanceof Env.Plain plain ? Optional.of(plain.value()) : Optional.empty());
      keep(
          container.mounts(),
          own,
          mount ->
              mount.volume() instanceof VolumeSource.File file
                  ? Optional.of(file.content())
                  : Optional.empty());
    }
  }

  private <T> void keep(
      List<Block<T>> blocks,
      Optional<Expression<Boolean>> condition,
      Function<T, Optional<Expression<?>>> value) {
    for (Block<T> block : blocks) {
      if (block instanceof Block.One<T> one) {
        value.apply(one.value()).ifPresent(expression -> keep(expression, condition));
      } else if (block instanceof Block.When<T> when) {
        keep(when.blocks(), Wanted.within(condition, when.when()), value);
      } else if (block instanceof Block.Each<T> each) {
        keep(each.blocks(), condition, value);
      }
    }
  }

  /**
   * A generated secret is kept once and for all. A hash goes with its password, which may not be
   * asked for while nothing needs it.
   */
  private void keep(Expression<?> expression, Optional<Expression<Boolean>> condition) {
    SubExpressions.walk(
        expression,
        part -> {
          if (part instanceof Generated generated) {
            kept.add(field(generated.key(), generated), Optional.empty());
          } else if (part instanceof PasswordHash hash) {
            Optional<Expression<Boolean>> when = condition.filter(c -> !SubExpressions.usesItem(c));
            kept.add(field(hash.key(), hash), when);
            kept.add(field(hash.key() + "-for", new Fingerprint(hash)), when);
          }
        });
  }

  private Tree.Entry field(String key, Expression<?> value) {
    keys.add(key);
    return new Tree.Field(key, new Tree.Scalar(value));
  }

  /** The keys of the Secret's data. */
  List<String> keys() {
    return List.copyOf(keys);
  }

  /** The entries of the Secret's data. */
  List<Tree.Entry> entries() {
    return kept.entries(entry -> entry);
  }
}
