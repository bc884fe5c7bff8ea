package dev.trainyard.generator.edition;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

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
   * Renders one app that has no errors of its own. Whatever the edition cannot express becomes a
   * problem with a reason; nothing is dropped silently.
   */
  Rendered renderSound(App app);

  /** Renders one app. One with errors of its own renders to those errors and no files. */
  default Rendered render(App app) {
    List<Problem> own = AppChecks.check(app);
    if (own.stream().anyMatch(Problem::isError)) {
      return new Rendered(new TreeMap<>(), own);
    }
    Rendered rendered = renderSound(app);
    return new Rendered(
        rendered.files(), Stream.concat(own.stream(), rendered.problems().stream()).toList());
  }
}
