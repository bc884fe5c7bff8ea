package dev.trainyard.docs;

import dev.trainyard.generator.model.AppSpec;

/** What the catalog shows of {@link Notes}. */
final class About {

  private About() {}

  // tag::listing[]
  static void app(AppSpec a) {
    a.title("Notes").description("Keeps notes.").version("1.0.0").appVersion("2.4.1");
    a.home("https://notes.example.org").icon("https://notes.example.org/icon.svg");
    a.sources("https://git.example.org/notes").maintainer("Me", "me@example.org", "");
    a.categories("productivity").tags("notes", "markdown").keywords("notes");
    a.appReadme("Notes keeps notes.");
    a.readme("Sign in with the first user. Notes lie in `/var/lib/notes`.");
    a.change("1.0.0", "First version, with Notes 2.4.1.");
  }
  // end::listing[]
}
