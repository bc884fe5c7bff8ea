package dev.trainyard.catalog.edition;

import dev.trainyard.generator.edition.Content;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedSet;

/** The files of a published version; nothing is read before it is asked for. */
public interface VersionFolder {

  /** The paths of the files below the folder. */
  SortedSet<String> paths();

  /**
   * A file; empty when there is none, or when it cannot be read as one.
   *
   * @param path below the folder
   * @throws IOException when the disk or repository cannot be read
   */
  Optional<Content> read(String path) throws IOException;
}
