package dev.trainyard.catalog.testing;

import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Maps of files to write. */
public final class Trees {

  private Trees() {}

  /** A map from path, text, path, text and so on; a path that ends in {@code *} is a program. */
  public static SortedMap<RelativePath, Content> of(String... pathsAndTexts) {
    SortedMap<RelativePath, Content> files = new TreeMap<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      String path = pathsAndTexts[i];
      Content content = Content.text(pathsAndTexts[i + 1]);
      if (path.endsWith("*")) {
        files.put(new RelativePath(path.substring(0, path.length() - 1)), content.asExecutable());
      } else {
        files.put(new RelativePath(path), content);
      }
    }
    return files;
  }

  /**
   * One of two trees of some hundred files: most are the same in both, some differ, and some are in
   * one of them only.
   */
  public static SortedMap<RelativePath, Content> large(boolean second) {
    SortedMap<RelativePath, Content> files = new TreeMap<>();
    files.put(new RelativePath("catalog.json"), Content.text("{}\n"));
    for (int i = 0; i < 300; i++) {
      String path = "stable/app" + i / 15 + "/1.0." + i % 5 + "/file" + i;
      switch (i % 12) {
        case 0 ->
            files.put(
                new RelativePath(path), Content.text((second ? "two " : "one ").repeat(i) + "\n"));
        case 1 ->
            files.put(
                new RelativePath(path + (second ? "-b" : "-a")), Content.text("only " + i + "\n"));
        default -> files.put(new RelativePath(path), Content.text("same " + i + "\n"));
      }
    }
    return files;
  }

  /** What {@link TreeSnapshot#contents} shows of a folder with exactly these files. */
  public static SortedMap<String, String> contents(Map<RelativePath, Content> files) {
    SortedMap<String, String> contents = new TreeMap<>();
    files.forEach(
        (path, content) ->
            contents.put(path.value(), new String(content.toBytes(), StandardCharsets.ISO_8859_1)));
    return contents;
  }
}
