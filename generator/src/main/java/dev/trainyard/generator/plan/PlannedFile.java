package dev.trainyard.generator.plan;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.value.Expression;

/**
 * A generated file of a unit. It belongs to the user of whichever container mounts it.
 *
 * @param key its name among the unit's files: ASCII letters, digits, {@code .}, {@code _} and
 *     {@code -}
 * @param content yields its text
 * @param mode permission bits, such as 0444
 * @param secret whether the text holds a secret
 */
public record PlannedFile(String key, Expression<String> content, int mode, boolean secret) {

  /** Its name and text. */
  public Content named() {
    return new Content(new Literal<>(key), content);
  }
}
