package dev.trainyard.generator.plan;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.Env;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The environment of a unit's containers, in the order of the containers. */
final class UnitVariables {

  private final String version;
  private final Map<String, Expression<?>> values = new HashMap<>();
  private final Wanted<Content> wanted = new Wanted<>();

  /**
   * Nothing so far.
   *
   * @param version the version of the app
   */
  UnitVariables(String version) {
    this.version = version;
  }

  /** The environment of the next container. */
  List<Block<Variable>> of(Container container) {
    List<Block<Variable>> variables =
        Block.map(container.env(), variable -> variable(container.name(), variable));
    want(Block.under(container.when(), variables), List.of());
    return variables;
  }

  /** What holds secrets of all containers so far, each once. */
  List<Block<Content>> secrets() {
    return wanted.blocks();
  }

  private void want(List<Block<Variable>> blocks, List<Expression<Boolean>> conditions) {
    for (Block<Variable> block : blocks) {
      if (block instanceof Block.When<Variable> when) {
        List<Expression<Boolean>> inner = new ArrayList<>(conditions);
        inner.add(when.when());
        want(when.blocks(), inner);
      } else {
        contents(List.of(block)).forEach(content -> wanted.add(content, Guarded.all(conditions)));
      }
    }
  }

  private static List<Block<Content>> contents(List<Block<Variable>> variables) {
    return Block.flatMap(
        variables,
        variable ->
            variable instanceof Variable.Secret secret
                ? List.of(new Block.One<>(secret.content()))
                : List.of());
  }

  private Variable variable(String container, Env variable) {
    if (variable instanceof Env.OfEdition word) {
      return new Variable.OfEdition(word.name(), word.value(), word.source());
    }
    if (variable instanceof Env.OfVersion of) {
      return variable(container, new Env.Plain(of.name(), value(of), of.source()));
    }
    Env.Plain plain = (Env.Plain) variable;
    return SubExpressions.isSensitive(plain.value())
        ? new Variable.Secret(plain.name(), plain.value(), key(container, plain), plain.source())
        : new Variable.Open(plain.name(), plain.value(), plain.source());
  }

  private Expression<String> value(Env.OfVersion variable) {
    return variable
        .more()
        .<Expression<String>>map(
            more -> new Text(List.of(new Text.Fixed(version + "-"), new Text.Hole(more))))
        .orElse(new Literal<>(version));
  }

  /** The key of a variable: its name, unless another container has it with another value. */
  private Expression<String> key(String container, Env.Plain variable) {
    if (!(variable.name() instanceof Literal<String> name)) {
      return new Text(List.of(new Text.Fixed(container + "."), new Text.Hole(variable.name())));
    }
    Expression<?> known = values.putIfAbsent(name.value(), variable.value());
    return new Literal<>(
        known == null || known.equals(variable.value())
            ? name.value()
            : container + "." + name.value());
  }
}
