package dev.trainyard.catalog.git;

import java.util.Locale;
import java.util.Map;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/** A login that answers for one origin, scheme, host and port, and for nothing else. */
final class HostLogin extends CredentialsProvider {

  private static final Map<String, Integer> PORTS = Map.of("http", 80, "https", 443);

  private final String origin;
  private final Access.Login login;

  HostLogin(URIish address, Access.Login login) {
    this.origin = origin(address);
    this.login = login;
  }

  /** Scheme, host and port. */
  static String origin(URIish uri) {
    return origin(uri.getScheme(), uri.getHost(), uri.getPort());
  }

  /** Scheme, host and port; the port may be negative for the usual one. */
  static String origin(String scheme, String host, int port) {
    String lower = String.valueOf(scheme).toLowerCase(Locale.ROOT);
    return lower
        + "://"
        + String.valueOf(host).toLowerCase(Locale.ROOT)
        + ":"
        + (port >= 0 ? port : PORTS.getOrDefault(lower, -1));
  }

  @Override
  public boolean isInteractive() {
    return false;
  }

  @Override
  public boolean supports(CredentialItem... items) {
    for (CredentialItem item : items) {
      if (!(item instanceof CredentialItem.Username)
          && !(item instanceof CredentialItem.Password)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean get(URIish uri, CredentialItem... items) {
    if (!origin(uri).equals(origin) || !supports(items)) {
      return false;
    }
    for (CredentialItem item : items) {
      if (item instanceof CredentialItem.Username user) {
        user.setValue(login.user());
      } else if (item instanceof CredentialItem.Password password) {
        password.setValue(login.secret().toCharArray());
      }
    }
    return true;
  }
}
