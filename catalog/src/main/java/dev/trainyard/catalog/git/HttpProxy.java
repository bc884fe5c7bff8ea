package dev.trainyard.catalog.git;

import java.util.Objects;
import java.util.Optional;

/**
 * The proxy between this machine and a target.
 *
 * @param host its host
 * @param port its port
 * @param login what it is shown; empty for nothing
 */
public record HttpProxy(String host, int port, Optional<Access.Login> login) {

  /** Checks the components; none may be null. */
  public HttpProxy {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(login, "login");
  }
}
