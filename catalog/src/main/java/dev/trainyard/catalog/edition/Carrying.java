package dev.trainyard.catalog.edition;

import java.util.List;
import java.util.Objects;

/**
 * A version that appears again, under another number or in another train.
 *
 * @param app the app
 * @param from the train it comes from
 * @param old its number there
 * @param to the train it goes to
 * @param next its number there
 * @param changes what the changelog says of the new number; empty when nothing is to be said
 */
public record Carrying(
    String app, String from, String old, String to, String next, List<String> changes) {

  /** Checks the components and copies the list. */
  public Carrying {
    Objects.requireNonNull(app, "app");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(old, "old");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(next, "next");
    changes = List.copyOf(changes);
  }
}
