package dev.trainyard.generator.compose.service;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;

/** What a service waits for before it starts. */
final class Dependency {

  private Dependency() {}

  /** On the good end of another one. */
  static Tree.Entry onEnd(Expression<String> service) {
    return on(service, new Literal<>("service_completed_successfully"));
  }

  /** On a state of another one, in the words of Docker Compose. */
  static Tree.Entry on(Expression<String> service, Expression<String> state) {
    return new Tree.Field(
        service, MappingBuilder.mapping(dependency -> dependency.put("condition", state)));
  }
}
