package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Kind;

/**
 * True when the owner keeps data in this place.
 *
 * @param answer the answer's {@link Part#KIND}
 * @param place the place
 */
public record StorageIs(Answer<String> answer, StoragePlace place) implements Node<Boolean> {

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.storageIs(this);
  }
}
