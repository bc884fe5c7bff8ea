package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.Text;
import java.util.List;

/**
 * What people read about an app.
 *
 * @param appReadme Markdown, the introduction in the catalog
 * @param readme Markdown, the app's README; the table of questions is added to it
 * @param notes shown after an installation; may have holes
 * @param changes the history, newest first
 */
public record Prose(String appReadme, String readme, Text notes, List<Change> changes) {

  /**
   * Copies the list. Line ends become those of generated files, as a file of Windows has others.
   */
  public Prose {
    appReadme = TextFile.lines(appReadme);
    readme = TextFile.lines(readme);
    changes = List.copyOf(changes);
  }

  /**
   * What a version changed.
   *
   * @param version the version
   * @param lines one sentence each
   */
  public record Change(String version, List<String> lines) {
    /** Copies the list, with line ends as in {@link Prose}. */
    public Change {
      lines = lines.stream().map(TextFile::lines).toList();
    }
  }
}
