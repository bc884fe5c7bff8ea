package dev.trainyard.catalog.write;

import dev.trainyard.catalog.testing.Trees;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.nio.file.Path;
import java.util.SortedMap;

/** Writes a tree with one file of 256 KiB and prints why it could not. */
final class OneWrite {

  private OneWrite() {}

  public static void main(String[] arguments) {
    SortedMap<RelativePath, Content> files = Trees.large(true);
    files.put(
        new RelativePath("stable/app9/9.0.0/templates/large"), Content.bytes(new byte[256 * 1024]));
    WriteResult result = new TreeWriter().write(Path.of(arguments[0]), files);
    System.out.println(result.refused() ? result.problems().get(0).found() : "written");
  }
}
