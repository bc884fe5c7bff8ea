package dev.trainyard.catalog.git;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a remote repository is shown to let one in.
 *
 * @param login user and secret for {@code https://}; empty for none
 * @param sshFolder folder with {@code config}, keys and {@code known_hosts}; empty for {@code .ssh}
 *     in the user's home
 * @param sshKeys private keys to offer instead of the usual ones; an agent, if one runs, is asked
 *     first
 * @param proxy the proxy for {@code http://} and {@code https://}; empty for what the JVM is told
 */
public record Access(
    Optional<Login> login,
    Optional<Path> sshFolder,
    List<Path> sshKeys,
    Optional<HttpProxy> proxy) {

  /** Nothing but what the user's {@code .ssh} folder holds. */
  public static final Access USUAL = new Access(Optional.empty(), Optional.empty(), List.of());

  /** Without a proxy of its own. */
  public Access(Optional<Login> login, Optional<Path> sshFolder, List<Path> sshKeys) {
    this(login, sshFolder, sshKeys, Optional.empty());
  }

  /** Copies the list. */
  public Access {
    Objects.requireNonNull(proxy, "proxy");
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(sshFolder, "sshFolder");
    sshKeys = List.copyOf(sshKeys);
  }

  /**
   * User and secret.
   *
   * @param user any text; hosts that take tokens mostly ignore it
   * @param secret password or token
   */
  public record Login(String user, String secret) {

    /** Checks the components; none may be null. */
    public Login {
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(secret, "secret");
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }
}
