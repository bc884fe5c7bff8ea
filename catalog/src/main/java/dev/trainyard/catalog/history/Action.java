package dev.trainyard.catalog.history;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be done to a published catalog. */
public enum Action {
  /** Versions made from definitions were added. */
  PUBLISH,
  /** A version was copied from one train to another. */
  PROMOTE,
  /** The content of an old version was published under a new number. */
  REVERT;

  /** The word in the record. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Action> of(String word) {
    return Stream.of(values()).filter(action -> action.word().equals(word)).findFirst();
  }
}
