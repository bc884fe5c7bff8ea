package dev.trainyard.catalog.git;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What links say, by their ids. The commits of a branch have mostly the same links, and may have
 * any number of them.
 */
final class LinkTargets {

  /** Room for ten thousand of the longest. */
  private static final long MOST = 40L << 20;

  /** What one takes beside its text. */
  private static final int BESIDE = 100;

  private final Map<ObjectId, Optional<String>> targets = new HashMap<>();
  private long characters;

  /** Reads a link. */
  interface Reading {
    Optional<String> of(ObjectId link) throws IOException;
  }

  Optional<String> of(ObjectId link, Reading reading) throws IOException {
    Optional<String> known = targets.get(link);
    if (known != null) {
      return known;
    }
    Optional<String> target = reading.of(link);
    characters += BESIDE + target.map(String::length).orElse(0);
    if (characters <= MOST) {
      targets.put(link, target);
    }
    return target;
  }
}
