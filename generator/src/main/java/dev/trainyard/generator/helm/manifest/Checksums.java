package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.evaluate.Sha256;
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
                put(
                    annotations,
                    "checksum/config",
                    data.config(),
                    of(data.config(), Optional.empty()));
              }
              if (data.hasSecrets()) {
                List<Tree.Entry> secret =
                    Stream.concat(data.variables().stream(), data.secretFiles().stream()).toList();
                put(annotations, "checksum/secret", secret, of(secret, Optional.of(SALT)));
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

  /** A value, or the checksum of one that is long. */
  private static Text.Part part(Expression<?> value) {
    if (value instanceof Literal<?> literal) {
      String constant = String.valueOf(literal.value());
      return new Text.Fixed(constant.indexOf('\n') < 0 ? constant : Sha256.of(constant));
    }
    return new Text.Hole(
        value instanceof Text text && text.isLong() ? new Digest(text, Optional.empty()) : value);
  }
}
