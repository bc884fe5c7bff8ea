package dev.trainyard.catalog.git;

import java.util.Objects;

/**
 * A person or machine that makes commits.
 *
 * @param name the name
 * @param email the mail address
 */
public record Identity(String name, String email) {

  /** Checks the components; none may be null. */
  public Identity {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(email, "email");
  }
}
