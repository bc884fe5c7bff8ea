package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Digest;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Generated;
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

  /**
   * Goes into the checksum of secrets: everybody who sees the pod sees the checksum, and could try
   * out short passwords against one of the secrets alone. No key that an app chooses has a dot.
   */
  static final Generated SALT = new Generated("checksum.salt", 32, null);

  private Checksums() {}

  /** The checksums of a pod; none when it has neither ConfigMap nor Secret. */
  static Optional<Tree.Mapping> of(PodData data) {
    if (data.config().isEmpty() && !data.hasSecrets()) {
      return Optional.empty();
    }
    return Optional.of(
        MappingBuilder.mapping(
            annotations -> {
              if (!data.config().isEmpty()) {
                annotations.put("checksum/config", of(data.config(), Optional.empty()));
              }
              if (data.hasSecrets()) {
                annotations.put(
                    "checksum/secret",
                    of(
                        Stream.concat(data.variables().stream(), data.secretFiles().stream())
                            .toList(),
                        Optional.of(SALT)));
              }
            }));
  }

  private static Expression<String> of(
      List<Tree.Entry> entries, Optional<Expression<String>> salt) {
    return new Digest(new Text(parts(entries)), salt);
  }

  /** Keys and values as a text. */
  private static List<Text.Part> parts(List<? extends Tree.Entry> entries) {
    List<Text.Part> parts = new ArrayList<>();
    for (Tree.Entry entry : entries) {
      if (entry instanceof Tree.Field field && field.value() instanceof Tree.Scalar scalar) {
        parts.add(part(field.key()));
        parts.add(new Text.Fixed("="));
        parts.add(part(scalar.value()));
        parts.add(new Text.Fixed("\n"));
      } else if (entry instanceof Tree.EntriesWhen when) {
        parts.add(new Text.Optional(when.when(), parts(when.then())));
      } else if (entry instanceof Tree.EntriesEach each) {
        parts.add(new Text.Repeated(each.list(), parts(each.entries())));
      } else {
        throw new IllegalStateException("data holds fields under conditions and repetitions only");
      }
    }
    return parts;
  }

  private static Text.Part part(Expression<?> value) {
    return value instanceof Literal<?> literal
        ? new Text.Fixed(String.valueOf(literal.value()))
        : new Text.Hole(value);
  }
}
