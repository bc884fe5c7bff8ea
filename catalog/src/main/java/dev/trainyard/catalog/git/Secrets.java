package dev.trainyard.catalog.git;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Masks secrets in texts of others. A server may repeat what it was sent, so every form counts that
 * a login has on its way: as it is, percent-encoded, and as the Base64 of a header.
 */
public final class Secrets {

  private static final String MASK = "***";

  /** What follows the names of the schemes in a header, whosever it is. */
  private static final Pattern HEADER =
      Pattern.compile("(?i)\\b(basic|bearer|negotiate|digest)([\\s:=]+)[A-Za-z0-9+/=._~-]{8,}");

  /** A shorter secret is a word that texts have anyway, and no token of any host. */
  private static final int SHORTEST = 8;

  /** What GitHub's documentation puts into the place of the password beside a token. */
  private static final String NO_PASSWORD = "x-oauth-basic";

  /** What no person is called. */
  private static final Pattern TOKEN = Pattern.compile("(?=.*[0-9])(?=.*[A-Za-z])\\S{20,}");

  private static final int ASCII = 0x80;

  /** What may stand for blanks between words. */
  private static final String BLANKS = "(?:\\s|%20|\\+|\\\\n)+";

  private static final Map<Integer, String> NAMES =
      Map.of(
          (int) '<',
          "lt",
          (int) '>',
          "gt",
          (int) '&',
          "amp",
          (int) '"',
          "quot",
          (int) '\'',
          "apos");

  private final List<Access.Login> logins;
  private final List<Pattern> forms;
  private final List<Pattern> longForms;
  private final List<String> exact;
  private final List<String> bare;

  /** What masks these logins. */
  public Secrets(Collection<Access.Login> logins) {
    this.logins = List.copyOf(logins);
    List<String> all =
        logins.stream()
            .flatMap(login -> forms(login).stream())
            .filter(form -> !form.isBlank())
            .distinct()
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();
    this.forms = all.stream().map(Secrets::pattern).toList();
    this.exact = all.stream().filter(form -> form.length() >= SHORTEST).toList();
    this.longForms = exact.stream().map(Secrets::pattern).toList();
    this.bare =
        exact.stream().map(Notations::without).filter(form -> form.length() >= SHORTEST).toList();
  }

  /** What masks all that a repository is shown. */
  public static Secrets of(RemoteAddress address, Access access) {
    return new Secrets(
        Stream.of(access.login(), address.login(), access.proxy().flatMap(HttpProxy::login))
            .flatMap(Optional::stream)
            .toList());
  }

  /** What masks these logins and those of another one. */
  public Secrets and(Secrets others) {
    List<Access.Login> both = new ArrayList<>(logins);
    both.addAll(others.logins);
    return new Secrets(both);
  }

  /**
   * Whether a text of our own, which is about to be published, has any form of a login in it,
   * whichever notation the text is in.
   */
  boolean areIn(String text) {
    if (exact.stream().anyMatch(text::contains)) {
      return true;
    }
    String without = bare.isEmpty() ? "" : Notations.without(text);
    return bare.stream().anyMatch(without::contains);
  }

  private static Set<String> forms(Access.Login login) {
    Set<String> forms = new LinkedHashSet<>(secrets(login));
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
      for (String secret : secrets(login)) {
        String encoded = URLEncoder.encode(secret, charset);
        forms.add(encoded);
        forms.add(encoded.replace("+", "%20"));
        addBase64(secret.getBytes(charset), forms);
      }
      addBase64((login.user() + ":" + login.secret()).getBytes(charset), forms);
    }
    return forms;
  }

  private static void addBase64(byte[] sent, Set<String> forms) {
    // Without what fills it up, which not everybody writes.
    forms.add(Base64.getEncoder().withoutPadding().encodeToString(sent));
    forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(sent));
  }

  /** Hosts of git take a token in place of the user, too, beside any word or none. */
  private static List<String> secrets(Access.Login login) {
    if (login.secret().isEmpty()) {
      return List.of(login.user());
    }
    return login.secret().equals(NO_PASSWORD) || TOKEN.matcher(login.user()).matches()
        ? List.of(login.secret(), login.user())
        : List.of(login.secret());
  }

  /** Blanks of a secret may have been folded, and headers be repeated in any case. */
  private static Pattern pattern(String form) {
    String words =
        Arrays.stream(form.strip().split("\\s+"))
            .map(word -> word.codePoints().mapToObj(Secrets::written).collect(Collectors.joining()))
            .collect(Collectors.joining(BLANKS));
    return Pattern.compile(words + "=*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** A character as texts, JSON, XML, Markdown, URLs and commands of a forge have it. */
  private static String written(int c) {
    String plain = Pattern.quote(Character.toString(c));
    if (Character.isLetterOrDigit(c) && c < ASCII) {
      return plain;
    }
    String bytes =
        HexFormat.of()
            .withPrefix("%")
            .formatHex(Character.toString(c).getBytes(StandardCharsets.UTF_8));
    StringBuilder units = new StringBuilder();
    for (char unit : Character.toChars(c)) {
      units.append("\\\\u%04x".formatted((int) unit));
    }
    String named = NAMES.containsKey(c) ? "|&" + NAMES.get(c) + ";" : "";
    return "(?:\\\\{0,3}%s|%s|%s|&#%d;|&#x%x;%s)".formatted(plain, units, bytes, c, c, named);
  }

  /** The text with every form of the logins, and whatever looks like one of a header, masked. */
  String masked(String text) {
    return HEADER.matcher(masked(forms, text)).replaceAll("$1$2" + MASK);
  }

  /**
   * A text with every form of the logins masked, whatever it is about: what is so short that it is
   * a word of texts anyway stays.
   */
  public String hiddenIn(String text) {
    return masked(longForms, text);
  }

  private static String masked(List<Pattern> forms, String text) {
    String masked = text;
    for (Pattern form : forms) {
      masked = form.matcher(masked).replaceAll(MASK);
    }
    return masked;
  }
}
