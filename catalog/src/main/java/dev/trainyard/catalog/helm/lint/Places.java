package dev.trainyard.catalog.helm.lint;

import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.yaml.YamlNode;

/** Places in files that lie outside of the folder that is checked. */
final class Places {

  private Places() {}

  /**
   * A value in a file of the catalog.
   *
   * @param app the item that it is about
   * @param file the file, from the catalog's root
   */
  static Where inFile(String app, String file, YamlNode at, String subject) {
    return new Where(
        Visible.of(app), Visible.of(subject), file, at.position().line(), at.position().column());
  }
}
