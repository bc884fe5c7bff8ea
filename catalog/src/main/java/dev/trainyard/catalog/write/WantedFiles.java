package dev.trainyard.catalog.write;

import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a folder is to hold.
 *
 * @param files files whose content is at hand
 * @param same other files, which are to stay as an earlier run wrote them: their SHA-256 in
 *     hexadecimal digits; none is a program
 * @param made how all of them were made
 */
public record WantedFiles(
    SortedMap<RelativePath, Content> files, SortedMap<RelativePath, String> same, Making made) {

  private static final RelativePath LEDGER = new RelativePath(Ledger.NAME);

  /** Copies the maps. */
  public WantedFiles {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    same = Collections.unmodifiableSortedMap(new TreeMap<>(same));
  }

  /** The same files with the list of them. */
  WantedFiles withList() {
    SortedMap<RelativePath, Content> all = new TreeMap<>(files);
    all.put(LEDGER, Ledger.of(made, files, same).content());
    return new WantedFiles(all, same, made);
  }

  /** The paths of all files. */
  SortedSet<RelativePath> paths() {
    SortedSet<RelativePath> paths = new TreeSet<>(files.keySet());
    paths.addAll(same.keySet());
    return paths;
  }

  /** What to write; null for a file that is to stay. */
  Content content(RelativePath path) {
    return files.get(path);
  }

  /** Whether a file is to be a program. */
  boolean isProgram(RelativePath path) {
    Content content = files.get(path);
    return content != null && content.executable();
  }

  /**
   * Whether a file that is there has the bytes that are wanted.
   *
   * @param size how many it has
   */
  boolean isHeldBy(Path file, long size, RelativePath path) throws IOException {
    Content content = files.get(path);
    if (content == null) {
      return Ledger.hashOf(file).equals(same.get(path));
    }
    if (size != content.size()) {
      return false;
    }
    // Reads no more of a file, which may be anybody's, than it would hold.
    try (InputStream in = Files.newInputStream(file)) {
      return content.hasBytes(in.readNBytes(content.size() + 1));
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }
}
