package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Fingerprint;
import dev.trainyard.generator.expression.Generated;
import dev.trainyard.generator.expression.Kind;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.PasswordHash;
import dev.trainyard.generator.expression.ResourceName;
import dev.trainyard.generator.expression.SubExpressions;
import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Env;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the app's Secret holds: generated secrets, so that a later revision finds them again, and
 * the environment values that hold secrets.
 */
final class Secrets {

  /** The Secret's name: the release's full name. */
  static final ResourceName NAME = new ResourceName("");

  private final Map<String, Expression<?>> kept = new LinkedHashMap<>();
  private final Map<String, Expression<?>> values = new LinkedHashMap<>();
  private final List<Tree.Entry> entries = new ArrayList<>();

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

  /**
   * The key under which a container's variable is kept.
   *
   * @param owner names workload and container
   */
  Expression<String> keyOf(String owner, Env.Plain env) {
    if (!(env.name() instanceof Literal<String> name)) {
      return new Text(List.of(new Text.Fixed(owner + "."), new Text.Hole(env.name())));
    }
    if (env.value() instanceof Generated generated) {
      return new Literal<>(generated.key());
    }
    Expression<?> known = values.putIfAbsent(name.value(), env.value());
    return new Literal<>(
        known == null || known.equals(env.value()) ? name.value() : owner + "." + name.value());
  }

  /** Adds the variables of a container that hold secrets. */
  void add(String owner, List<Block<Env>> blocks) {
    for (Tree.Entry entry : fields(owner, blocks)) {
      if (!entries.contains(entry)) {
        entries.add(entry);
      }
    }
  }

  private List<Tree.Entry> fields(String owner, List<Block<Env>> blocks) {
    List<Tree.Entry> fields = new ArrayList<>();
    for (Block<Env> block : blocks) {
      if (block instanceof Block.One<Env> one) {
        if (one.value() instanceof Env.Plain plain && isSecret(plain)) {
          keep(plain.value());
          if (!(plain.value() instanceof Generated)) {
            fields.add(new Tree.Field(keyOf(owner, plain), new Tree.Scalar(asText(plain.value()))));
          }
        }
      } else if (block instanceof Block.When<Env> when) {
        List<Tree.Entry> inner = fields(owner, when.blocks());
        if (!inner.isEmpty()) {
          fields.add(new Tree.EntriesWhen(when.when(), inner, List.of()));
        }
      } else if (block instanceof Block.Each<Env> each) {
        List<Tree.Entry> inner = fields(owner, each.blocks());
        if (!inner.isEmpty()) {
          fields.add(new Tree.EntriesEach(each.list(), each.item(), inner));
        }
      }
    }
    return fields;
  }

  static boolean isSecret(Env.Plain env) {
    return SubExpressions.isSensitive(env.value());
  }

  private static Expression<?> asText(Expression<?> value) {
    return value.kind() == Kind.TEXT ? value : new Text(List.of(new Text.Hole(value)));
  }

  /** The entries of the Secret's data. */
  List<Tree.Entry> entries() {
    List<Tree.Entry> all = new ArrayList<>();
    kept.forEach((key, value) -> all.add(new Tree.Field(key, new Tree.Scalar(value))));
    all.addAll(entries);
    return all;
  }
}
