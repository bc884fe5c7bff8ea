package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.value.Kind;

/**
 * True when the owner gives a GPU.
 *
 * @param question the question for GPUs
 * @param scope the answers as a whole or a list item
 */
public record GpuChosen(Asked question, Scope scope) implements Node<Boolean> {

  /** Refuses null. */
  public GpuChosen {
    NotNull.of(question, "the question");
  }

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.gpuChosen(this);
  }
}
