package dev.trainyard.catalog.git;

import java.util.Objects;

/**
 * A person or machine that makes commits.
 *
 * @param name the name
 * @param email the mail address
 */
public record Identity(String name, String email) {

  /** Checks the components, of which none may be null, and takes control characters out. */
  public Identity {
    name = plain(Objects.requireNonNull(name, "name"));
    email = plain(Objects.requireNonNull(email, "email"));
  }

  /** Whoever reads a commit in a terminal sees what it says, and nothing else. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cc}+", " ").strip();
  }
}
