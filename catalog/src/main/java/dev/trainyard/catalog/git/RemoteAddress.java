package dev.trainyard.catalog.git;

import dev.trainyard.generator.problem.Rule;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.URIish;

/**
 * Where a repository is: a local path, {@code file://}, {@code ssh://}, {@code user@host:path},
 * {@code https://} or, for servers in one's own network, {@code http://}.
 */
public final class RemoteAddress {

  private static final Set<String> SCHEMES = Set.of("file", "ssh", "https", "http");
  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s]+@");

  private final URIish uri;
  private final String text;

  private RemoteAddress(URIish uri, String text) {
    this.uri = uri;
    this.text = text;
  }

  /**
   * Reads an address.
   *
   * @param text as a user writes it
   * @param base folder that relative paths start from
   * @throws GitFailure when it is none of the forms above
   */
  public static RemoteAddress of(String text, Path base) throws GitFailure {
    String stripped = text.strip();
    try {
      URIish uri = new URIish(stripped);
      if (uri.getScheme() != null && uri.getScheme().length() > 1) {
        if (!SCHEMES.contains(uri.getScheme())) {
          throw malformed(stripped);
        }
        return new RemoteAddress(uri, stripped);
      }
      if (uri.getHost() != null) {
        return new RemoteAddress(uri, stripped);
      }
      if (stripped.isEmpty()) {
        throw malformed(stripped);
      }
      Path path = base.resolve(stripped).toAbsolutePath().normalize();
      return new RemoteAddress(new URIish(path.toString()), stripped);
    } catch (URISyntaxException | InvalidPathException e) {
      throw malformed(stripped).causedBy(e);
    }
  }

  private static GitFailure malformed(String text) {
    return GitFailure.of(
        Rule.PUBLISH_SETTING,
        "\"" + masked(text) + "\" is no address of a repository",
        "a local path, file://, ssh://, user@host:path, https:// or http://",
        "Write the address as for git clone.");
  }

  URIish uri() {
    return uri;
  }

  /** The folder, when the repository is in a local one. */
  public Optional<Path> folder() {
    boolean local =
        uri.getHost() == null && (uri.getScheme() == null || uri.getScheme().equals("file"));
    return local ? Optional.of(Path.of(uri.getPath())) : Optional.empty();
  }

  boolean isHttp() {
    return "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
  }

  boolean isSsh() {
    return folder().isEmpty() && !isHttp();
  }

  /** A text with the user information of every URL in it masked. */
  public static String masked(String text) {
    Matcher matcher = USER_INFO.matcher(text);
    return matcher.replaceAll("***@");
  }

  /** The address for people, without user and password. */
  @Override
  public String toString() {
    return masked(text);
  }
}
