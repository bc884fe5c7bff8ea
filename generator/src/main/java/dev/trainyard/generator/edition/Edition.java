package dev.trainyard.generator.edition;

import dev.trainyard.generator.model.App;

/**
 * A format that TrueNAS reads apps in. Rendering is a pure function: no clock, no environment, no
 * file system, the same bytes for the same app.
 */
public interface Edition {

  /** The edition's name in reports and directories, such as {@code helm}. */
  String name();

  /**
   * Renders one app. Whatever the edition cannot express becomes a problem with a reason; nothing
   * is dropped silently. An app with errors of its own renders to those errors and no files.
   */
  Rendered render(App app);
}
