package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.evaluate.Sha256;
import dev.trainyard.generator.expression.node.Digest;
import dev.trainyard.generator.expression.node.Generated;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.plan.Content;
import dev.trainyard.generator.plan.Restart;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The annotations by which a pod restarts when its ConfigMap or a Secret of it changes. */
final class Checksums {

  /**
   * Goes into the checksum of secrets: everybody who sees the pod sees the checksum, and could try
   * out short passwords against one of the secrets alone. No key that an app chooses has a dot.
   */
  static final Generated SALT = new Generated("checksum.salt", 32, null);

  private Checksums() {}

  /** The checksums of a unit; none when it has neither ConfigMap nor Secret. */
  static Optional<Tree.Mapping> of(Unit unit) {
    List<Tree.Entry> checksums = new ArrayList<>();
    for (Restart restart : unit.restarts()) {
      List<Tree.Entry> one =
          MappingBuilder.entries(
              annotation ->
                  annotation.put(
                      restart.secret() ? "checksum/secret" : "checksum/config",
                      new Digest(
                          new Text(parts(restart.contents())),
                          restart.secret() ? Optional.of(SALT) : Optional.empty())));
      checksums.addAll(
          restart
              .when()
              .<List<Tree.Entry>>map(when -> List.of(new Tree.EntriesWhen(when, one, List.of())))
              .orElse(one));
    }
    return checksums.isEmpty() ? Optional.empty() : Optional.of(new Tree.Mapping(checksums));
  }

  /** Keys and values as a text. */
  private static List<Text.Part> parts(List<Block<Content>> contents) {
    List<Text.Part> parts = new ArrayList<>();
    for (Block<Content> block : contents) {
      if (block instanceof Block.One<Content> one) {
        parts.add(part(one.value().key()));
        parts.add(new Text.Fixed("="));
        parts.add(part(one.value().value()));
        parts.add(new Text.Fixed("\n"));
      } else if (block instanceof Block.When<Content> when) {
        parts.add(new Text.Optional(when.when(), parts(when.blocks())));
      } else if (block instanceof Block.Each<Content> each) {
        parts.add(new Text.Repeated(each.list(), parts(each.blocks())));
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
