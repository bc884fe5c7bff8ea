package dev.trainyard.catalog.write;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the files of a folder were made, for whoever writes it the next time.
 *
 * @param how by what, on one line; empty when nobody said
 * @param models of what, by relative path of the folder that it became: SHA-256 in hexadecimal
 *     digits of whatever the maker goes by
 */
public record Making(String how, SortedMap<String, String> models) {

  /** What is not known. */
  public static final Making UNKNOWN = new Making("", new TreeMap<>());

  /** Copies the map. */
  public Making {
    models = Collections.unmodifiableSortedMap(new TreeMap<>(models));
  }
}
