package dev.trainyard.generator.model;

import dev.trainyard.generator.value.Expression;
import java.util.List;

/**
 * Something that only one edition can do. The edition makes such words; a definition says them with
 * {@code only(…)}, the model carries them unread, and every other edition reports them.
 */
public interface EditionWord {

  /** Name of the edition that understands it. */
  String edition();

  /** What it asks for, in a few words for a report. */
  String meaning();

  /**
   * Whether it only says how the edition does what every other one does in a way of its own. Others
   * note such a word and go on; nothing that the definition wants is missing there.
   */
  default boolean isDetail() {
    return false;
  }

  /** A word about an app as a whole. */
  interface OfApp extends EditionWord {}

  /**
   * A word that goes around the model in one edition. Others note it and go on: whether they need
   * something of that kind, and what, only the author knows.
   */
  interface Around extends OfApp {

    /** Why, one sentence; it is part of the report. */
    String reason();

    /** What it prints, as far as it is known before it is applied. */
    default List<Expression<?>> values() {
      return List.of();
    }

    @Override
    default boolean isDetail() {
      return true;
    }
  }

  /** A word about a workload or job. */
  interface OfUnit extends EditionWord {

    /** What it prints, secrets included. */
    default List<Expression<?>> values() {
      return List.of();
    }
  }

  /** The value of an environment variable. */
  interface OfValue extends EditionWord {}
}
