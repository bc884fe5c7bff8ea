package dev.trainyard.catalog.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What git makes of a tree when it checks it out, as TrueNAS does: by attributes in the tree it
 * converts files, so that a clone shows other bytes than were published.
 */
public final class CheckOut {

  /** The file in a folder that says how git treats the files below it. */
  public static final String ATTRIBUTES = ".gitattributes";

  private CheckOut() {}

  /**
   * The attributes in a folder that change bytes; those that keep Linux from it, that concern
   * commits alone or other programs are not among them.
   *
   * @param folder the folder; empty for the root
   * @return the lines with such attributes; what is no file counts as one
   */
  public static List<String> converts(CatalogTree tree, String folder) throws IOException {
    String path = folder.isEmpty() ? ATTRIBUTES : folder + "/" + ATTRIBUTES;
    if (tree.entryId(path).isEmpty() || tree.hasFolder(path)) {
      return List.of();
    }
    var content = tree.read(path);
    if (content.isEmpty()) {
      // Some versions of git follow a link.
      return List.of(tree.entryId(path).orElseThrow());
    }
    return converts(content.get().toText());
  }

  /** The lines of such a file that change bytes. */
  public static List<String> converts(String text) {
    List<String> lines = new ArrayList<>();
    // To git only a line feed ends a line, and only these are blanks.
    for (String line : text.split("\n")) {
      List<String> words =
          Arrays.stream(line.split("[ \t\r]+")).filter(word -> !word.isEmpty()).toList();
      if (!words.isEmpty()
          && !words.get(0).startsWith("#")
          && words.stream().skip(1).anyMatch(CheckOut::changesBytes)) {
        lines.add(line.strip());
      }
    }
    return lines;
  }

  private static boolean changesBytes(String attribute) {
    return attribute.equals("ident")
        || attribute.equals("eol=crlf")
        || attribute.startsWith("filter=")
        || attribute.startsWith("working-tree-encoding=");
  }
}
