package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;

/**
 * A text of which something is cut away.
 *
 * @param value the text
 * @param what what stays
 * @param constant what is cut away, where that is a constant; else empty
 */
public record Cut(Expression<String> value, What what, String constant) implements Node<String> {

  /** Refuses null. */
  public Cut {
    NotNull.of(constant, "what is cut off");
  }

  /** What stays of a text. */
  public enum What {
    /** All but blanks, tabs and line ends around it. */
    TRIMMED,
    /** All but a constant before it. */
    WITHOUT_PREFIX,
    /** All but a constant behind it. */
    WITHOUT_SUFFIX,
    /** What stands before the first {@code ://}; empty when there is none. */
    URL_SCHEME,
    /**
     * The host of a URL or of what stands behind its scheme: up to the path, without user and port;
     * an address of IPv6 with its brackets.
     */
    URL_HOST,
    /**
     * The port of a URL; where it names none, 443 for {@code https} and 80 for others. Digits
     * without leading zeros.
     */
    URL_PORT
  }

  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.cut(this);
  }
}
