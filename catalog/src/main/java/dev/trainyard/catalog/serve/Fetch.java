package dev.trainyard.catalog.serve;

import java.util.List;
import java.util.Locale;

/**
 * A finished fetch: a clone or a pull that found something new.
 *
 * @param client the client's address
 * @param wanted the branches and tags that were asked for, by short name; commits that are no
 *     branch any more by their abbreviated id
 * @param depth the number of commits asked for, 0 for all
 * @param objects the number of git objects sent
 * @param bytes the size of the pack sent
 */
public record Fetch(String client, List<String> wanted, int depth, long objects, long bytes) {

  private static final int KILO = 1024;

  /** Copies the list. */
  public Fetch {
    wanted = List.copyOf(wanted);
  }

  /** One line for people. */
  public String describe() {
    return client
        + " fetched "
        + String.join(", ", wanted)
        + (depth == 0 ? "" : " (depth " + depth + ")")
        + ": "
        + objects
        + (objects == 1 ? " object, " : " objects, ")
        + size();
  }

  private String size() {
    if (bytes < KILO) {
      return bytes + " bytes";
    }
    double kibi = (double) bytes / KILO;
    return kibi < KILO
        ? String.format(Locale.ROOT, "%.1f KiB", kibi)
        : String.format(Locale.ROOT, "%.1f MiB", kibi / KILO);
  }
}
