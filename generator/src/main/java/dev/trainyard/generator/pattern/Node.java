package dev.trainyard.generator.pattern;

import java.util.List;

/** A piece of a pattern. */
sealed interface Node {

  /**
   * One character of a set.
   *
   * @param characters the set, not empty
   */
  record One(Characters characters) implements Node {}

  /**
   * Pieces one after the other.
   *
   * @param nodes the pieces; none for the empty text
   */
  record Sequence(List<Node> nodes) implements Node {}

  /**
   * One of several pieces.
   *
   * @param nodes the pieces, at least two
   */
  record Choice(List<Node> nodes) implements Node {}

  /**
   * A piece several times.
   *
   * @param node the piece
   * @param least how often at least
   * @param most how often at most; {@link #UNBOUNDED} for any number
   */
  record Repeat(Node node, int least, int most) implements Node {
    /** No upper limit. */
    static final int UNBOUNDED = Integer.MAX_VALUE;
  }
}
