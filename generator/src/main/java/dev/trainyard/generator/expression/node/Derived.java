package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Kind;

/**
 * What stands among the answers of an edition and no question of a definition asks for: a part that
 * its form adds to a question, or values beside the answers. A text that may be missing unless an
 * edition says otherwise.
 */
public interface Derived extends Asked {

  @Override
  default String label() {
    return String.join(".", path());
  }

  @Override
  default SourceLine source() {
    return SourceLine.UNKNOWN;
  }

  @Override
  default Kind kind(Part part) {
    return Kind.TEXT;
  }

  @Override
  default Object fallback(Part part) {
    return null;
  }

  @Override
  default boolean mandatory(Part part) {
    return false;
  }

  @Override
  default boolean isNullable() {
    return true;
  }

  @Override
  default boolean sensitive(Part part) {
    return false;
  }

  @Override
  default boolean plain(Part part) {
    return false;
  }
}
