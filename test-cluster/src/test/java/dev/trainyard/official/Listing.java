package dev.trainyard.official;

import dev.trainyard.generator.model.AppSpec;

/** What every app says for the catalog. */
final class Listing {

  private Listing() {}

  static void of(AppSpec a, String title, String appVersion, String home, String description) {
    a.title(title).description(description).version("1.0.0").appVersion(appVersion).home(home);
    a.icon(home + "/icon.png").maintainer("Trainyard", "trainyard@example.org", "");
    a.categories("test").appReadme(description).readme(description);
    a.change("1.0.0", "First version.");
  }
}
