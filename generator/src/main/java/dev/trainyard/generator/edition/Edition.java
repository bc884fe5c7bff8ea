package dev.trainyard.generator.edition;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A format that TrueNAS reads apps in: what its files are, where they lie and what they may be
 * called. Rendering is a pure function: no clock, no environment, no file system, the same bytes
 * for the same app.
 *
 * <p>How the files of a published catalog are read again, for its index and for comparisons, is the
 * other half of an edition, {@code CatalogEdition} in the module catalog.
 */
public interface Edition {

  /** The edition's name in reports and directories, in lower-case letters. */
  String name();

  /** Where things lie in a catalog of this edition. */
  Layout layout();

  /**
   * Renders one app that has no errors of its own; {@code AppChecks} tells which have, and renders
   * the others. Whatever the edition cannot express becomes a problem with a reason; nothing is
   * dropped silently.
   */
  Rendered renderSound(App app);

  /**
   * What the edition cannot express of an app that has errors of its own, so that all is told at
   * once; empty where those leave nothing to judge.
   *
   * @param errors those of the app
   */
  default List<Problem> objections(App app, List<Problem> errors) {
    return List.of();
  }

  /** Hands apps over as one file; empty where that is not possible. */
  default Optional<OneFile> oneFile() {
    return Optional.empty();
  }

  /** Reads what a machine has of an app, so that it can move; empty where that is not possible. */
  default Optional<InstalledApps> installedApps() {
    return Optional.empty();
  }
}
