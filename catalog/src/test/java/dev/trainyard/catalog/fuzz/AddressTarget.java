package dev.trainyard.catalog.fuzz;

import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.RemoteAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of repositories, which may hold logins. */
final class AddressTarget implements FuzzTarget {

  private static final String SECRET = "hunter2secret";

  /** What comes before a login. */
  private static final Pattern SCHEME = Pattern.compile("\\s*+(?i:https?|ssh)://");

  private static final Pattern END_OF_LOGIN = Pattern.compile("[/@]");
  private static final Pattern COLON_OF_LOGIN = Pattern.compile("[^:?#]*+:");

  /** In a text of others an address ends at a blank. */
  private static final Pattern WORD = Pattern.compile("\\S+");

  private final Path base;

  AddressTarget(Path base) {
    this.base = base;
  }

  @Override
  public void read(byte[] input) {
    String text = Fuzzing.text(input);
    // Behind the last at sign there is a host, whatever it is called.
    boolean secret = hasLogin(text) && text.lastIndexOf(SECRET) < text.lastIndexOf('@');
    hidden(secret && WORD.matcher(text).matches(), RemoteAddress.masked(text));
    try {
      RemoteAddress address = RemoteAddress.of(text, base);
      Said.visible(address.toString());
      hidden(secret, address.toString());
      address.folder();
      address.httpUrl().ifPresent(url -> hidden(secret, url));
    } catch (GitFailure e) {
      failed(secret, e);
    }
    try {
      hidden(secret, RemoteAddress.toBePublished(text).toString());
    } catch (GitFailure e) {
      failed(secret, e);
    }
  }

  /** Whether the secret is a password in an address, for certain. */
  private static boolean hasLogin(String text) {
    Matcher scheme = SCHEME.matcher(text);
    if (!scheme.lookingAt()) {
      return false;
    }
    String rest = text.substring(scheme.end());
    String login = END_OF_LOGIN.split(rest, 2)[0];
    Matcher user = COLON_OF_LOGIN.matcher(login);
    return user.lookingAt() && login.indexOf(SECRET, user.end()) >= 0;
  }

  private static void failed(boolean secret, GitFailure failure) {
    Said.problems(failure.problems());
    failure.problems().forEach(problem -> hidden(secret, problem.describe()));
  }

  private static void hidden(boolean secret, String shown) {
    if (secret && shown.contains(SECRET)) {
      throw new AssertionError("the password is shown: " + shown);
    }
  }

  @Override
  public List<byte[]> seeds() {
    return Fuzzing.texts(
        "https://user:" + SECRET + "@host:8443/a/b.git",
        "https://user:" + SECRET + "@in@it@host/a.git",
        "http://:" + SECRET + "@[::1]:80/x",
        "ssh://git@host:22/~/x",
        "git@host:group/repository.git",
        "C:\\folder\\repository",
        "file:///tmp/a%20b",
        "../relative/path",
        "HTTPS://user:" + SECRET + "%40@host/a?token=x#y");
  }

  @Override
  public List<String> words() {
    return List.of(
        "https://",
        "ssh://",
        "file://",
        "@",
        ":" + SECRET,
        SECRET,
        "[::1]",
        "%40",
        "%00",
        "?token=",
        "#",
        "..",
        ":65536",
        "\\",
        "~");
  }
}
