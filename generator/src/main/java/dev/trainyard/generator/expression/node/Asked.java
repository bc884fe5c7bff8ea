package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Kind;
import java.util.List;

/**
 * What an answer knows of its question. Questions have an identity: two that read alike are two.
 *
 * <p>Whatever depends on the answer's type is asked here and nowhere stored beside it.
 */
public interface Asked {

  /** Variables from the top of the answers, or of the list item, down to the question. */
  List<String> path();

  /** The caption in the wizard. */
  String label();

  /** Where the definition declares the question. */
  SourceLine source();

  /** The type of a part of the answer. */
  Kind kind(Part part);

  /**
   * What counts where nothing is answered: {@link String}, {@link Long}, {@link Boolean} or, for
   * {@link Part#KIND}, a {@link StoragePlace}; null when nothing does.
   */
  Object fallback(Part part);

  /** Whether nothing can stand in for a missing answer, so that whoever needs it refuses. */
  boolean mandatory(Part part);

  /** Whether no answer is a legal answer. */
  boolean isNullable();

  /** Whether a part of the answer must be kept out of everything but secrets. */
  boolean sensitive(Part part);

  /**
   * Whether every legal answer consists of ASCII letters, digits and {@code . _ -} only, so that it
   * needs no escaping anywhere.
   */
  boolean plain(Part part);

  /**
   * Whether a legal answer can begin with a hyphen, so that a program may take it for an option;
   * not so where every answer does, which is meant to be one.
   */
  default boolean dashed(Part part) {
    return kind(part) == Kind.INTEGER && bounds(part).contains(-1L);
  }

  /** The smallest and the largest legal number. */
  default Bounds bounds(Part part) {
    return Bounds.EXACT;
  }

  /** The items of an answer that is a list; null where it is none. */
  default List<?> listed(Object answer) {
    return answer instanceof List<?> items ? items : null;
  }

  /** The path with dots, such as {@code network.web_port}. */
  default String dotted() {
    return String.join(".", path());
  }
}
