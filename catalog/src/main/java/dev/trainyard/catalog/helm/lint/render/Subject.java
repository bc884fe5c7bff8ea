package dev.trainyard.catalog.helm.lint.render;

import dev.trainyard.catalog.helm.lint.LintedVersion;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.problem.Where;

/**
 * A version that is rendered.
 *
 * @param version its files
 * @param form what its wizard asks
 * @param release the name that it is installed under
 * @param sources where things stand in its files
 */
record Subject(LintedVersion version, Form form, String release, Sources sources) {

  /** A place in an object. */
  Where where(String source, String kind, String id, String path, Object value) {
    return sources.field(
        source, kind, Visible.of(id + (path.isEmpty() ? "" : " " + path)), path, value);
  }
}
