package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Checksum;
import dev.trainyard.generator.expression.Digest;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The annotations by which a pod restarts when its ConfigMap or a Secret of it changes. */
final class Checksums {

  private Checksums() {}

  /**
   * The checksums of a pod; none when it has neither ConfigMap nor Secret.
   *
   * @param owner name of the workload or job, which its files are named after
   * @param repeated whether those files hold the data of several pods, so that a checksum of the
   *     file would restart all of them when one has changed
   */
  static Optional<Tree.Mapping> of(PodData data, String owner, boolean repeated) {
    List<Tree.Entry> secret =
        Stream.concat(data.variables().stream(), data.secretFiles().stream()).toList();
    if (data.config().isEmpty() && secret.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        MappingBuilder.mapping(
            annotations -> {
              if (!data.config().isEmpty()) {
                put(
                    annotations,
                    "checksum/config",
                    data.config(),
                    of(data.config(), configFile(owner), repeated));
              }
              if (!secret.isEmpty()) {
                put(
                    annotations,
                    "checksum/secret",
                    secret,
                    of(secret, secretFile(owner), repeated));
              }
            }));
  }

  /** Puts a checksum where at least one of the entries that it is of is there. */
  private static void put(
      MappingBuilder annotations, String key, List<Tree.Entry> entries, Expression<String> sum) {
    List<Tree.Entry> field = MappingBuilder.entries(one -> one.put(key, sum));
    Presence.of(entries)
        .<List<Tree.Entry>>map(when -> List.of(new Tree.EntriesWhen(when, field, List.of())))
        .orElse(field)
        .forEach(annotations::add);
  }

  /** The file with the ConfigMap of a workload or job. */
  static String configFile(String owner) {
    return owner + "-configmap.yaml";
  }

  /** The file with the Secrets of a workload or job. */
  static String secretFile(String owner) {
    return owner + "-secret.yaml";
  }

  private static Expression<String> of(List<Tree.Entry> entries, String file, boolean repeated) {
    List<Text.Part> parts = new ArrayList<>();
    return repeated && collect(entries, parts) ? new Digest(new Text(parts)) : new Checksum(file);
  }

  /** Collects keys and values as a text; false when a repetition does not let itself be one. */
  private static boolean collect(List<Tree.Entry> entries, List<Text.Part> parts) {
    for (Tree.Entry entry : entries) {
      if (entry instanceof Tree.Field field && field.value() instanceof Tree.Scalar scalar) {
        parts.add(part(field.key()));
        parts.add(new Text.Fixed("="));
        parts.add(part(scalar.value()));
        parts.add(new Text.Fixed("\n"));
      } else if (entry instanceof Tree.EntriesWhen when) {
        List<Text.Part> inner = new ArrayList<>();
        if (!collect(when.then(), inner)) {
          return false;
        }
        parts.add(new Text.Optional(when.when(), inner));
      } else {
        return false;
      }
    }
    return true;
  }

  private static Text.Part part(Expression<?> value) {
    return value instanceof Literal<?> literal
        ? new Text.Fixed(String.valueOf(literal.value()))
        : new Text.Hole(value);
  }
}
