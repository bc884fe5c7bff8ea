package dev.trainyard.catalog.write;

import dev.trainyard.catalog.testing.Trees;
import dev.trainyard.generator.problem.Rule;
import java.nio.file.Path;

/**
 * Writes two trees in turn into the same folder, says so after each, and never ends. Other runs may
 * do the same.
 */
final class AlternatingWriter {

  private AlternatingWriter() {}

  public static void main(String[] arguments) {
    TreeWriter writer = new TreeWriter();
    for (boolean second = false; ; second = !second) {
      WriteResult result = writer.write(Path.of(arguments[0]), Trees.large(second));
      if (result.problems().stream().anyMatch(p -> p.rule() != Rule.FOLDER_BUSY)) {
        throw new IllegalStateException(result.problems().toString());
      }
      System.out.println(result.refused() ? "busy" : second);
    }
  }
}
