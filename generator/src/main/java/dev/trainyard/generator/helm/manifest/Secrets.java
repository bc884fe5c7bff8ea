package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Fingerprint;
import dev.trainyard.generator.expression.Generated;
import dev.trainyard.generator.expression.PasswordHash;
import dev.trainyard.generator.expression.ResourceName;
import dev.trainyard.generator.expression.SubExpressions;
import dev.trainyard.generator.tree.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The app's own Secret: generated secrets, so that a later revision finds them again. */
final class Secrets {

  /** The Secret's name: the release's full name. */
  static final ResourceName NAME = new ResourceName("");

  private final Map<String, Expression<?>> kept = new LinkedHashMap<>();

  /** Remembers the generated secrets within an expression. */
  void keep(Expression<?> expression) {
    SubExpressions.walk(
        expression,
        part -> {
          if (part instanceof Generated generated) {
            kept.put(generated.key(), generated);
          } else if (part instanceof PasswordHash hash) {
            kept.put(hash.key(), hash);
            kept.put(hash.key() + "-for", new Fingerprint(hash));
          }
        });
  }

  /** The entries of the Secret's data. */
  List<Tree.Entry> entries() {
    return kept.entrySet().stream()
        .<Tree.Entry>map(entry -> new Tree.Field(entry.getKey(), new Tree.Scalar(entry.getValue())))
        .toList();
  }
}
