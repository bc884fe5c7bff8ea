package dev.trainyard.catalog.source;

import dev.trainyard.generator.edition.Content;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;

/** Where the files of a catalog come from. */
public sealed interface CatalogSource {

  /** What stands for a catalog without any app. */
  String NONE = "none";

  /** How a source is written, for people. */
  String SHAPE = "a catalog's folder, a git repository and a revision as PATH#REVISION, or " + NONE;

  /**
   * The files by path below the catalog's root, with {@code /} between segments; links and
   * submodules are passed over, as TrueNAS does.
   *
   * @throws UnreadableSourceException when there is no such folder, repository or revision
   */
  SortedMap<String, Content> read() throws UnreadableSourceException;

  /**
   * Reads what a user wrote: {@code none}, a folder, or {@code PATH#REVISION}. A folder whose name
   * has a {@code #} is found too.
   *
   * @param text what was written
   * @param base what relative paths are relative to
   * @throws UnreadableSourceException when the text is no path on this system
   */
  static CatalogSource parse(String text, Path base) throws UnreadableSourceException {
    if (text.equals(NONE)) {
      return new None();
    }
    try {
      int hash = text.lastIndexOf('#');
      if (hash < 0 || Files.isDirectory(base.resolve(text))) {
        return new Folder(base.resolve(text));
      }
      return new Revision(base.resolve(text.substring(0, hash)), text.substring(hash + 1));
    } catch (InvalidPathException e) {
      throw new UnreadableSourceException("\"" + text + "\" is no path: " + e.getReason(), e);
    }
  }

  /** A catalog without any app, such as before the first publication. */
  record None() implements CatalogSource {
    @Override
    public SortedMap<String, Content> read() {
      return Collections.emptySortedMap();
    }
  }

  /**
   * A folder on disk; its {@code .git} is no part of the catalog.
   *
   * @param path the catalog's root
   */
  record Folder(Path path) implements CatalogSource {
    @Override
    public SortedMap<String, Content> read() throws UnreadableSourceException {
      return FolderFiles.read(path);
    }
  }

  /**
   * A revision in a git repository.
   *
   * @param repository a bare repository, or a folder with one in {@code .git}
   * @param name a branch, tag or commit, or whatever else {@code git rev-parse} takes
   */
  record Revision(Path repository, String name) implements CatalogSource {
    @Override
    public SortedMap<String, Content> read() throws UnreadableSourceException {
      return RevisionFiles.read(repository, name);
    }
  }
}
