package dev.trainyard.catalog.generate;

import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an edition made of one app.
 *
 * @param train the app's train
 * @param name the app's name
 * @param version the app's version
 * @param files the files by path from the catalog's root: those of the version, and those that
 *     describe the app's newest version
 */
public record RenderedApp(
    String train, String name, String version, SortedMap<RelativePath, Content> files) {

  /** Copies the files. */
  public RenderedApp {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }
}
