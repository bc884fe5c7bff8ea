package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.SubExpressions;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.VolumeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The generated files of a pod, each with the key it has in the pod's ConfigMap or, when it holds a
 * secret, in the pod's Secret of files.
 */
final class Files {

  private final Map<VolumeSource.File, String> keys = new LinkedHashMap<>();
  private final Wanted<VolumeSource.File> plain = new Wanted<>();
  private final Wanted<VolumeSource.File> secret = new Wanted<>();

  Files(Pod pod) {
    List<Container> containers = new ArrayList<>(pod.initContainers());
    containers.addAll(pod.containers());
    for (Container container : containers) {
      Block.forEach(container.mounts(), this::key);
      want(container.mounts(), container.when());
    }
  }

  private void key(Mount mount) {
    if (mount.volume() instanceof VolumeSource.File file && !keys.containsKey(file)) {
      String path = mount.path() instanceof Literal<String> literal ? literal.value() : "/file";
      String base = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "-");
      String key = base;
      for (int i = 2; keys.containsValue(key); i++) {
        key = i + "-" + base;
      }
      keys.put(file, key);
    }
  }

  private void want(List<Block<Mount>> blocks, Optional<Expression<Boolean>> condition) {
    for (Block<Mount> block : blocks) {
      if (block instanceof Block.One<Mount> one) {
        if (one.value().volume() instanceof VolumeSource.File file) {
          (isSecret(file) ? secret : plain).add(file, condition);
        }
      } else if (block instanceof Block.When<Mount> when) {
        want(when.blocks(), Wanted.within(condition, when.when()));
      }
    }
  }

  static boolean isSecret(VolumeSource.File file) {
    Expression<String> content = file.content();
    return SubExpressions.isSensitive(content);
  }

  /** The key of a file. */
  String keyOf(VolumeSource.File file) {
    return keys.get(file);
  }

  /** The files without secrets, each once, under the conditions of those who mount them. */
  Wanted<VolumeSource.File> plain() {
    return plain;
  }

  /** The files with secrets, in the same way. */
  Wanted<VolumeSource.File> secret() {
    return secret;
  }
}
