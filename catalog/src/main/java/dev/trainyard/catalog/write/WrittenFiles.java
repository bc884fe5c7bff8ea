package dev.trainyard.catalog.write;

import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an earlier run wrote into a folder, as far as it is still there. Nothing is believed of a
 * file but what its hash in the folder's list says; without a list, with one that was not the last
 * to be written here, or with one that tells of files that were made in another way, there is
 * nothing.
 */
public final class WrittenFiles {

  /** Bytes that anybody's file may take in memory. */
  private static final long SMALL = 1L << 20;

  private final Path folder;
  private final Ledger ledger;

  private WrittenFiles(Path folder, Ledger ledger) {
    this.folder = folder;
    this.ledger = ledger;
  }

  /**
   * The files of a folder.
   *
   * @param made {@link Making#how} they must have been made; if empty, there are none
   * @param last the list that is believed; if empty, none is
   */
  public static WrittenFiles of(Path folder, String made, Optional<LastList> last) {
    try {
      boolean believed = !made.isEmpty() && last.isPresent() && last.get().isIn(folder);
      Ledger ledger = believed ? Ledger.read(folder) : Ledger.empty();
      if (believed && ledger.made().how().equals(made)) {
        return new WrittenFiles(folder, ledger);
      }
    } catch (IOException cannotBeRead) {
      // The writer, which has to read it as well, says so.
    }
    return new WrittenFiles(folder, Ledger.empty());
  }

  /**
   * Whether exactly these files were written below a folder. The list does not tell programs from
   * other files, so that with a program among them the answer is no.
   *
   * @param below the folder
   * @param files the files, some of which may lie elsewhere
   * @param others names of files in the folder that may be there besides
   */
  public boolean hasExactly(
      String below, Map<RelativePath, Content> files, Iterable<String> others) {
    Map<String, String> listed = new HashMap<>(below(below + "/"));
    others.forEach(name -> listed.remove(below + "/" + name));
    for (var file : files.entrySet()) {
      String path = file.getKey().value();
      String hash = file.getValue().sha256();
      if (!hash.equals(ledger.hashes().get(path)) || file.getValue().executable()) {
        return false;
      }
      listed.remove(path);
    }
    return listed.isEmpty();
  }

  /** The file as it was written; empty when it was not, or is another one now. */
  public Optional<Content> file(String path) {
    Path file = folder.resolve(path);
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      // Only by its hash is it known that it is not somebody else's, of any size.
      if (Files.size(file) > SMALL && !ledger.wrote(path, file)) {
        return Optional.empty();
      }
      return Optional.of(Content.bytes(Files.readAllBytes(file)))
          .filter(content -> content.sha256().equals(ledger.hashes().get(path)));
    } catch (IOException cannotBeRead) {
      return Optional.empty();
    }
  }

  /** Of what a folder was made; empty when nobody said. */
  public Optional<String> model(String folder) {
    return Optional.ofNullable(ledger.made().models().get(folder));
  }

  /** The hashes of all files that were written below a folder, by path from the top. */
  public SortedMap<RelativePath, String> hashes(String folder) {
    SortedMap<RelativePath, String> hashes = new TreeMap<>();
    below(folder + "/").forEach((path, hash) -> hashes.put(new RelativePath(path), hash));
    return hashes;
  }

  private SortedMap<String, String> below(String prefix) {
    return Collections.unmodifiableSortedMap(
        ledger.hashes().subMap(prefix, prefix.substring(0, prefix.length() - 1) + '0'));
  }
}
