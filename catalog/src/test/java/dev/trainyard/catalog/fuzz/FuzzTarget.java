package dev.trainyard.catalog.fuzz;

import java.util.List;

/**
 * Reads bytes of others as the product does, and checks what comes of it: a value or problems.
 * Whatever {@link #read} throws is a finding.
 */
public interface FuzzTarget extends AutoCloseable {

  /** Reads one input; returns when nothing happened that must not. */
  void read(byte[] input) throws Exception;

  /** Inputs to begin with: sound ones, and ones that once were too much for a reader. */
  List<byte[]> seeds();

  /** Words of the format, which chance would not come upon. */
  default List<String> words() {
    return List.of();
  }

  @Override
  default void close() {
    // Most hold nothing.
  }
}
