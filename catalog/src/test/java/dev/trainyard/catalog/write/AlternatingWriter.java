package dev.trainyard.catalog.write;

import dev.trainyard.catalog.testing.Trees;
import java.io.IOException;
import java.nio.file.Path;

/** Writes two trees in turn into the same folder, says so after each, and never ends. */
final class AlternatingWriter {

  private AlternatingWriter() {}

  public static void main(String[] arguments) throws IOException {
    TreeWriter writer = new TreeWriter();
    for (boolean second = false; ; second = !second) {
      WriteResult result = writer.write(Path.of(arguments[0]), Trees.large(second));
      if (!result.problems().isEmpty()) {
        throw new IllegalStateException(result.problems().toString());
      }
      System.out.println(second);
    }
  }
}
