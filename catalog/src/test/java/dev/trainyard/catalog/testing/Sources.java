package dev.trainyard.catalog.testing;

import dev.trainyard.catalog.source.CatalogSource;
import dev.trainyard.catalog.source.OpenCatalog;
import dev.trainyard.catalog.source.UnreadableSourceException;
import dev.trainyard.generator.edition.Content;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a source of a catalog holds. */
public final class Sources {

  private Sources() {}

  /** All files, by path below the catalog's root; links and submodules are passed over. */
  public static SortedMap<String, Content> read(CatalogSource source)
      throws UnreadableSourceException, IOException {
    SortedMap<String, Content> contents = new TreeMap<>();
    try (OpenCatalog catalog = source.open()) {
      for (var file : catalog.files().entrySet()) {
        if (file.getValue().kind().isFile()) {
          contents.put(file.getKey(), file.getValue().content());
        }
      }
    }
    return contents;
  }
}
