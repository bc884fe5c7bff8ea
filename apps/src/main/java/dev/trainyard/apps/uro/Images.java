package dev.trainyard.apps.uro;

import static dev.trainyard.generator.model.Image.image;

import dev.trainyard.apps.cockroachdb.Versions;
import dev.trainyard.generator.model.Image;

/**
 * The images of the app. Those of Uro itself are answers without a default: upstream has published
 * none that any public file names, and the recipe in {@code apps/images/uro} has not been run yet.
 */
final class Images {

  /**
   * The commit of Uro that the recipe builds, and that the app is made for. Of what is on a main
   * branch it is the newest; in the Dockerfile of later commits {@code mix deps.get} comes after
   * the removal of Hex and fails.
   */
  static final String COMMIT = "b3f491a04442b40fd71a3f230e0b507bfdd532cd";

  /** Long-term support. Never another line; {@link Versions} tells why. */
  static final Versions.Release COCKROACHDB = Versions.release("25.4");

  private Images() {}

  static Image api() {
    return image(Wizard.API_IMAGE, Wizard.API_TAG);
  }

  static Image site() {
    return image(Wizard.SITE_IMAGE, Wizard.SITE_TAG);
  }
}
