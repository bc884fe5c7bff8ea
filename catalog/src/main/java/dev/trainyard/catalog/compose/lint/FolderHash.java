package dev.trainyard.catalog.compose.lint;

import dev.trainyard.catalog.lint.rule.LintedFolder;
import dev.trainyard.catalog.read.PublishedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hash of a library: that of the sorted hashes of its files, whatever these are called
 * (apps_validation, catalog_reader/hash_utils.py).
 */
final class FolderHash {

  private static final long LARGEST = 16L << 20;

  private FolderHash() {}

  /** The hash of a folder; empty when a file cannot be read. */
  static Optional<String> of(LintedFolder root, String prefix) {
    List<String> hashes = new ArrayList<>();
    for (Map.Entry<String, PublishedFile> file : root.files().tailMap(prefix).entrySet()) {
      if (!file.getKey().startsWith(prefix)) {
        break;
      }
      try {
        if (file.getValue() instanceof PublishedFile.Unread
            || !file.getValue().kind().isFile()
            || file.getValue().size() > LARGEST) {
          return Optional.empty();
        }
        hashes.add(hex(file.getValue().content().toBytes()));
      } catch (IOException e) {
        return Optional.empty();
      }
    }
    Collections.sort(hashes);
    StringBuilder all = new StringBuilder();
    hashes.forEach(hash -> all.append(hash).append('\n'));
    return Optional.of(hex(all.toString().getBytes(StandardCharsets.US_ASCII)));
  }

  private static String hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
