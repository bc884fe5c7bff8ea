package dev.trainyard.maven;

import dev.trainyard.catalog.git.Access;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.catalog.git.Secrets;
import java.util.List;

/**
 * The logins that a goal shows to others, who may repeat them in whatever they say: in names of
 * branches and files, in texts of catalogs, in complaints.
 */
final class UsedLogins {

  private Secrets secrets = new Secrets(List.of());

  /** Takes note of what a repository is shown. */
  void add(RemoteAddress address, Access access) {
    secrets = secrets.and(Secrets.of(address, access));
  }

  /** A text without them. */
  String hiddenIn(String text) {
    return secrets.hiddenIn(text);
  }
}
