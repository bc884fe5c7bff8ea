package dev.trainyard.catalog.source;

import dev.trainyard.catalog.read.PublishedFile;
import java.util.Collections;
import java.util.SortedMap;

/** The files of a catalog, which are read for as long as it is open. */
public final class OpenCatalog implements AutoCloseable {

  private final SortedMap<String, PublishedFile> files;
  private final Runnable closing;

  OpenCatalog(SortedMap<String, PublishedFile> files, Runnable closing) {
    this.files = Collections.unmodifiableSortedMap(files);
    this.closing = closing;
  }

  /** The same, with something more to do in the end. */
  OpenCatalog closing(Runnable more) {
    return new OpenCatalog(
        files,
        () -> {
          closing.run();
          more.run();
        });
  }

  /**
   * Everything by path below the catalog's root, with {@code /} between segments. Links and
   * submodules are told and not followed.
   */
  public SortedMap<String, PublishedFile> files() {
    return files;
  }

  @Override
  public void close() {
    closing.run();
  }
}
