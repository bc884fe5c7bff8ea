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

  /** A version that is to be the same in another train. */
  public static Carrying promotion(String app, String version, String from, String to) {
    return new Carrying(app, from, version, to, version, List.of());
  }

  /**
   * The content of an old version that comes back under a new number.
   *
   * @param newest the newest version so far
   * @param reason why; may be empty
   */
  public static Carrying reversion(
      String app, String train, String old, String next, String newest, String reason) {
    String change =
        "Reverts %s to the content of %s%s"
            .formatted(newest, old, reason.isEmpty() ? "." : ": " + reason);
    return new Carrying(app, train, old, train, next, List.of(change));
  }

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
