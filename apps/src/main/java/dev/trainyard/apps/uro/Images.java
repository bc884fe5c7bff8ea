package dev.trainyard.apps.uro;

import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.model.Image.image;

import dev.trainyard.apps.cockroachdb.Versions;
import dev.trainyard.generator.model.Image;

/** The images of the app. */
final class Images {

  /** Upstream's image of the API. */
  static final String API = "ghcr.io/v-sekai/uro";

  /** Upstream's image of the site. */
  static final String SITE = "ghcr.io/v-sekai/uro-frontend";

  /**
   * The commit of Uro whose workflow first publishes these images; each image is tagged with the
   * commit it was built from. Upstream has no versions.
   */
  static final String TAG = "3efc62994c4aaf9759ce8eb7a8b90f0e8c6dda1f";

  /** Long-term support. Never another line; {@link Versions} tells why. */
  static final Image COCKROACHDB = Versions.image("25.4");

  private Images() {}

  static Image api() {
    return image(Wizard.API_IMAGE, Wizard.TAG);
  }

  static Image site() {
    return image(Wizard.SITE_IMAGE, choose(Wizard.SITE_TAG.isGiven(), Wizard.SITE_TAG, Wizard.TAG));
  }
}
