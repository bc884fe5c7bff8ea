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

/**
 * The generated files of a pod, each with the key it has in the pod's ConfigMap or, when it holds a
 * secret, in the pod's Secret of files.
 */
final class Files {

  private final Map<VolumeSource.File, String> keys = new LinkedHashMap<>();
  private final List<Block<Mount>> plain = new ArrayList<>();
  private final List<Block<Mount>> secret = new ArrayList<>();

  Files(Pod pod) {
    List<Container> containers = new ArrayList<>(pod.initContainers());
    containers.addAll(pod.containers());
    for (Container container : containers) {
      Block.forEach(container.mounts(), this::key);
      plain.addAll(only(container.mounts(), false));
      secret.addAll(only(container.mounts(), true));
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

  private static List<Block<Mount>> only(List<Block<Mount>> blocks, boolean sensitive) {
    List<Block<Mount>> result = new ArrayList<>();
    for (Block<Mount> block : blocks) {
      if (block instanceof Block.One<Mount> one) {
        if (one.value().volume() instanceof VolumeSource.File file && isSecret(file) == sensitive) {
          result.add(one);
        }
      } else if (block instanceof Block.When<Mount> when) {
        List<Block<Mount>> inner = only(when.blocks(), sensitive);
        if (!inner.isEmpty()) {
          result.add(new Block.When<>(when.when(), inner));
        }
      }
    }
    return result;
  }

  static boolean isSecret(VolumeSource.File file) {
    Expression<String> content = file.content();
    return SubExpressions.isSensitive(content);
  }

  /** The key of a file. */
  String keyOf(VolumeSource.File file) {
    return keys.get(file);
  }

  /** The mounts of files without secrets. */
  List<Block<Mount>> plain() {
    return distinct(plain);
  }

  /** The mounts of files with secrets. */
  List<Block<Mount>> secret() {
    return distinct(secret);
  }

  /** Two containers may mount the same file; it is kept once. */
  private static List<Block<Mount>> distinct(List<Block<Mount>> blocks) {
    Map<VolumeSource.File, Block<Mount>> files = new LinkedHashMap<>();
    List<Block<Mount>> conditional = new ArrayList<>();
    for (Block<Mount> block : blocks) {
      if (block instanceof Block.One<Mount> one) {
        files.putIfAbsent((VolumeSource.File) one.value().volume(), one);
      } else if (!conditional.contains(block)) {
        conditional.add(block);
      }
    }
    List<Block<Mount>> result = new ArrayList<>(files.values());
    result.addAll(conditional);
    return result;
  }
}
