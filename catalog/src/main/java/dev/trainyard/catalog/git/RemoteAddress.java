package dev.trainyard.catalog.git;

import dev.trainyard.generator.problem.LikelySecrets;
import dev.trainyard.generator.problem.Rule;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.URIish;

/**
 * Where a repository is: a local path, {@code file://}, {@code ssh://}, {@code user@host:path},
 * {@code https://} or, for servers in one's own network, {@code http://}.
 *
 * <p>An address may hold a login, so no part of one is repeated before it is known what that part
 * is: what cannot be read for certain is refused without being shown.
 */
public final class RemoteAddress {

  /** The forms of an address, for people. */
  public static final String SHAPE =
      "a local path, file://, ssh://, user@host:path, https:// or http://";

  private static final Set<String> NETWORK = Set.of("ssh", "https", "http");
  private static final int LAST_PORT = 65_535;

  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(//)?(.*)");
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[\\p{L}\\p{N}._-]+)(?::([0-9]{1,5}))?");
  private static final Pattern PLAIN_HOST = Pattern.compile("[\\p{L}\\p{N}._-]+");
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/].*");

  private static final Pattern SLASHES = Pattern.compile(":/++|//++");

  private static final Pattern WORD = Pattern.compile("\\S+");

  private final URIish uri;
  private final String shown;
  private final Optional<Access.Login> login;
  private final Map<String, String> masked;

  /**
   * An address that is read.
   *
   * @param shown for people
   * @param masked parts of the address that hold what could be a secret, and how they are shown
   */
  private RemoteAddress(
      URIish uri, String shown, Optional<Access.Login> login, Map<String, String> masked) {
    this.uri = uri;
    this.shown = shown;
    this.login = login;
    this.masked = masked;
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
    if (stripped.isEmpty() || stripped.chars().anyMatch(Character::isISOControl)) {
      throw unreadable("it is empty or has control characters");
    }
    try {
      Matcher scheme = SCHEME.matcher(stripped);
      if (!DRIVE.matcher(stripped).matches() && scheme.matches()) {
        String name = scheme.group(1).toLowerCase(Locale.ROOT);
        if (scheme.group(2) != null || NETWORK.contains(name) || name.equals("file")) {
          return url(name, scheme.group(2) != null, scheme.group(3));
        }
      }
      return isOfAnotherHost(stripped)
          ? ofScp(stripped, stripped.indexOf(':'))
          : path(base.resolve(stripped), stripped);
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw unreadable("it is malformed");
    }
  }

  /**
   * Whether a text without a scheme is an address as scp has it, {@code HOST:PATH}. Its form
   * decides, as in git: a folder of such a name is written {@code ./HOST:PATH}.
   */
  public static boolean isOfAnotherHost(String text) {
    int colon = text.indexOf(':');
    return colon >= 0 && text.lastIndexOf('/', colon) < 0 && !DRIVE.matcher(text).matches();
  }

  private static RemoteAddress path(Path path, String shown) throws GitFailure, URISyntaxException {
    if (mayHoldLogin(shown) && !Files.exists(path)) {
      throw unreadable(
          "as a path it leads nowhere, and it has an @ or a query as addresses with a login have;"
              + " an address begins with https:// or ssh://");
    }
    String absolute = path.toAbsolutePath().normalize().toString();
    return new RemoteAddress(new URIish().setPath(absolute), shown, Optional.empty(), Map.of());
  }

  private static RemoteAddress url(String scheme, boolean slashes, String rest)
      throws GitFailure, URISyntaxException {
    if (scheme.equals("file")) {
      if (!rest.startsWith("/")) {
        throw unreadable("file:// is followed by an absolute path");
      }
      return path(Path.of(decoded(rest)), "file://" + rest);
    }
    if (!NETWORK.contains(scheme) || !slashes) {
      throw unreadable("its scheme is not one of file://, ssh://, https:// and http://");
    }
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    String path = slash < 0 ? "" : rest.substring(slash);
    int at = authority.lastIndexOf('@');
    Matcher host = HOST.matcher(authority.substring(at + 1));
    if (!host.matches()) {
      throw unreadable(
          "what stands between :// and the next / is no [user[:password]@]host[:port]; in a user"
              + " or password write %40 for @, %2F for / and %20 for a blank");
    }
    if (host.group(2) != null && Integer.parseInt(host.group(2)) > LAST_PORT) {
      throw unreadable("its port is above " + LAST_PORT);
    }
    if (path.length() < 2) {
      throw unreadable("it names a host and no repository there");
    }
    if (path.indexOf('@') >= 0) {
      throw unreadable("an @ stands behind the host; write %40, also for the / before it %2F");
    }
    boolean http = !scheme.equals("ssh");
    if (http && path.chars().anyMatch(c -> c == '?' || c == '#' || c == ' ')) {
      throw unreadable("it has a query, a fragment or a blank, which git has no use for");
    }
    Optional<Access.Login> login = at < 0 ? Optional.empty() : login(authority.substring(0, at));
    URIish uri = new URIish(scheme + "://" + host.group() + path);
    String place = host.group() + LikelySecrets.maskedPart(path);
    if (http) {
      return new RemoteAddress(
          uri,
          scheme + "://" + (login.isPresent() ? LikelySecrets.MASK + "@" : "") + place,
          login,
          masked(List.of(path)));
    }
    if (login.isPresent() && !login.get().secret().isEmpty()) {
      throw unreadable("it has a password, and SSH lets in by keys");
    }
    String bare = host.group(1).replaceAll("[\\[\\]]", "");
    Optional<String> user = login.map(Access.Login::user);
    return new RemoteAddress(
        user.map(uri::setUser).orElse(uri).setHost(bare),
        "ssh://" + user.map(name -> LikelySecrets.maskedPart(name) + "@").orElse("") + place,
        Optional.empty(),
        masked(List.of(path, user.orElse(""))));
  }

  private static Optional<Access.Login> login(String userInfo) {
    int colon = userInfo.indexOf(':');
    return userInfo.isEmpty()
        ? Optional.empty()
        : Optional.of(
            colon < 0
                ? new Access.Login(decoded(userInfo), "")
                : new Access.Login(
                    decoded(userInfo.substring(0, colon)), decoded(userInfo.substring(colon + 1))));
  }

  private static String decoded(String text) {
    String decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    if (decoded.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a control character");
    }
    return decoded;
  }

  private static RemoteAddress ofScp(String text, int colon) throws GitFailure, URISyntaxException {
    String front = text.substring(0, colon);
    String path = text.substring(colon + 1);
    String host = front.substring(front.lastIndexOf('@') + 1);
    if (front.indexOf('@') != front.lastIndexOf('@')
        || !PLAIN_HOST.matcher(host).matches()
        || path.isEmpty()
        || path.indexOf('@') >= 0) {
      throw unreadable(
          "it is no user@host:path; there is no password in that form, and an IPv6 address or an"
              + " @ in the path need ssh://user@[address]/path");
    }
    String user = front.substring(0, front.length() - host.length());
    return new RemoteAddress(
        new URIish(text),
        LikelySecrets.maskedPart(user) + host + ":" + LikelySecrets.maskedPart(path),
        Optional.empty(),
        masked(List.of(path, user)));
  }

  private static Map<String, String> masked(List<String> parts) {
    Map<String, String> masked = new LinkedHashMap<>();
    for (String part : parts) {
      String shown = LikelySecrets.maskedPart(part);
      if (!shown.equals(part)) {
        masked.put(part, shown);
      }
    }
    return masked;
  }

  private static GitFailure unreadable(String reason) {
    return GitFailure.of(
        Rule.PUBLISH_SETTING,
        "the address cannot be read: " + reason + " (it is not shown here, as it may hold a login)",
        SHAPE,
        "Write the address as for git clone; give a token in TRUENAS_PUBLISH_TOKEN or a server of"
            + " settings.xml, and leave it out of the address.");
  }

  /** Whether a text that is no address could hold a login all the same, of one with a slip. */
  public static boolean mayHoldLogin(String text) {
    return text.indexOf('@') >= 0 || !masked(text).equals(text);
  }

  /**
   * The address that a catalog shows to everybody.
   *
   * @param text as a user writes it; may be empty
   * @throws GitFailure when it is no address, or holds a login
   */
  public static PublicAddress toBePublished(String text) throws GitFailure {
    String stripped = text.strip();
    if (!stripped.isEmpty() && of(stripped, Path.of("")).mayHoldSecret(stripped)) {
      throw GitFailure.of(
          Rule.PUBLISH_SETTING,
          "truenas.catalog.url holds a login, or what could be one, and everybody can read the"
              + " catalog's README",
          "the address without password and token, and without ?, # and ;",
          "Take the part before the @, or behind the ?, # or ;, or the token out of the address.");
    }
    return new PublicAddress(stripped);
  }

  private boolean mayHoldSecret(String text) {
    return login.isPresent()
        || !masked.isEmpty()
        || !masked(text).equals(text)
        || folder().isPresent() && !LikelySecrets.maskedPart(text).equals(text);
  }

  URIish uri() {
    return uri;
  }

  /** The login in the address; it answers for this address only. */
  Optional<Access.Login> login() {
    return login;
  }

  /** The folder, when the repository is in a local one. */
  public Optional<Path> folder() {
    return uri.getHost() == null ? Optional.of(Path.of(uri.getPath())) : Optional.empty();
  }

  /**
   * The URL without any login; empty unless the address is one of {@code http} or {@code https}.
   */
  public Optional<String> httpUrl() {
    return isHttp() ? Optional.of(uri.toString()) : Optional.empty();
  }

  /** Whether both have scheme, host and port in common, for which a login answers. */
  public boolean isOnServerOf(RemoteAddress other) {
    return isHttp() && other.isHttp() && HostLogin.origin(uri).equals(HostLogin.origin(other.uri));
  }

  boolean isHttp() {
    return "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
  }

  boolean isSsh() {
    return folder().isEmpty() && !isHttp();
  }

  /** A text about this address, in which it is as it is shown. */
  String hiddenIn(String text) {
    String hidden = text;
    for (Map.Entry<String, String> part : masked.entrySet()) {
      hidden = hidden.replace(part.getKey(), part.getValue());
    }
    return hidden;
  }

  /** A text of others with everything masked that could be a secret in a URL. */
  public static String masked(String text) {
    return LikelySecrets.withoutParameters(
        WORD.matcher(withoutLogins(text))
            .replaceAll(word -> Matcher.quoteReplacement(withoutTokens(word.group()))));
  }

  private static String withoutTokens(String word) {
    return word.indexOf('@') >= 0 || SLASHES.matcher(word).find()
        ? LikelySecrets.withoutTokens(word)
        : word;
  }

  /**
   * A text of others with every login in a URL masked: everything between {@code ://} and the last
   * at sign of a word could be one, also where the colon or a slash got lost.
   */
  public static String withoutLogins(String text) {
    return WORD.matcher(text)
        .replaceAll(word -> Matcher.quoteReplacement(withoutLogin(word.group())));
  }

  private static String withoutLogin(String word) {
    int at = word.lastIndexOf('@');
    Matcher slashes = SLASHES.matcher(word);
    return slashes.find() && at >= slashes.end()
        ? word.substring(0, slashes.end()) + LikelySecrets.MASK + word.substring(at)
        : word;
  }

  /** The address for people, without user and password, and without what could be a secret. */
  @Override
  public String toString() {
    return shown;
  }
}
