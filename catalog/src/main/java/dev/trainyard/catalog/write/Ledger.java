package dev.trainyard.catalog.write;

import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What Trainyard has written into a folder: the hash of every file, by path. It is kept in the
 * folder as {@code .trainyard.sha256}, in the format of {@code sha256sum}, so that it goes where
 * the folder goes: into another place, a git commit and a fresh clone of that. As it is one of the
 * files that are replaced together, it always tells of those beside it, also after a crash.
 *
 * @param made how the files were made
 * @param hashes SHA-256 in hexadecimal digits, by relative path
 */
record Ledger(Making made, SortedMap<String, String> hashes) {

  /** The name of the file, at the top of the folder. */
  static final String NAME = ".trainyard.sha256";

  private static final String HEAD =
      "# The files that Trainyard wrote, for sha256sum --check. It changes and removes these only,"
          + " and only while they are as it wrote them.\n";
  private static final String MADE = "# Made as: ";
  private static final String OF = "# Made of: ";
  private static final int DIGITS = 64;
  private static final int LONGEST_PATH = 4096;

  /** The list of a hundred thousand apps. */
  private static final long LARGEST = 128L << 20;

  /** The list of these files. */
  static Ledger of(
      Making made, SortedMap<RelativePath, Content> files, Map<RelativePath, String> same) {
    SortedMap<String, String> hashes =
        files.entrySet().parallelStream()
            .collect(
                Collectors.toMap(
                    file -> file.getKey().value(),
                    file -> file.getValue().sha256(),
                    (one, other) -> other,
                    TreeMap::new));
    same.forEach((path, hash) -> hashes.put(path.value(), hash));
    return new Ledger(made, hashes);
  }

  /** The list of nothing. */
  static Ledger empty() {
    return new Ledger(Making.UNKNOWN, new TreeMap<>());
  }

  /** The list that a folder holds; an empty one when there is none. */
  static Ledger read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    SortedMap<String, String> hashes = new TreeMap<>();
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST) {
      return empty();
    }
    String made = "";
    SortedMap<String, String> models = new TreeMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      if (HEAD.equals(lines.readLine() + "\n")) {
        String second = lines.readLine();
        if (second != null && second.startsWith(MADE)) {
          made = second.substring(MADE.length());
        } else if (second != null) {
          add(second, hashes);
        }
        lines
            .lines()
            .forEach(
                line -> {
                  if (line.startsWith(OF)) {
                    add(line.substring(OF.length()), models);
                  } else {
                    add(line, hashes);
                  }
                });
        hashes.put(NAME, "");
      }
    } catch (UncheckedIOException e) {
      throw DiskFailure.of("read", file, e.getCause());
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
    return new Ledger(new Making(made, models), hashes);
  }

  /** Lines that are none of ours, be it a path that leads out of the folder, list nothing. */
  private static void add(String line, Map<String, String> hashes) {
    int start = DIGITS + 2;
    if (line.length() <= start
        || line.length() > start + LONGEST_PATH
        || !line.startsWith("  ", DIGITS)
        || !isHash(line.substring(0, DIGITS))) {
      return;
    }
    try {
      hashes.put(new RelativePath(line.substring(start)).value(), line.substring(0, DIGITS));
    } catch (IllegalArgumentException notWrittenByUs) {
      // A file of that name is somebody else's.
    }
  }

  private static boolean isHash(String digits) {
    return digits.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
  }

  /** The paths of all files that are listed; a list that was read also has its own. */
  Set<String> paths() {
    return hashes.keySet();
  }

  /** Whether a file is as it was written; always so for the list itself. */
  boolean wrote(String path, Path file) throws IOException {
    String hash = hashes.get(path);
    return hash != null && (path.equals(NAME) || hash.equals(hashOf(file)));
  }

  /** The file that holds the list. */
  Content content() {
    StringBuilder text = new StringBuilder(HEAD);
    if (!made.how().isEmpty()) {
      text.append(MADE).append(made.how()).append('\n');
    }
    made.models().forEach((path, hash) -> line(text.append(OF), path, hash));
    hashes.forEach((path, hash) -> line(text, path, hash));
    return Content.text(text.toString());
  }

  private static void line(StringBuilder text, String path, String hash) {
    text.append(hash).append("  ").append(path).append('\n');
  }

  /** The hash of a file of any size. */
  static String hashOf(Path file) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), Content.sha256Digest())) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }
}
