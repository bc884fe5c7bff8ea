package dev.trainyard.catalog.lint;

import dev.trainyard.generator.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What stays of a finding when the lines of its file move.
 *
 * @param code the rule's code
 * @param file the file, from the catalog's root; empty for the catalog
 * @param subject what in it, such as a question; may be empty
 * @param found what was found, without numbers of lines
 */
public record Fingerprint(String code, String file, String subject, String found)
    implements Comparable<Fingerprint> {

  private static final Pattern LINE = Pattern.compile("\\bline [0-9]+");
  private static final Pattern VERSION = Pattern.compile("(?<=/)[0-9]+\\.[0-9]+\\.[0-9]+(?=/|$)");
  private static final Comparator<Fingerprint> ORDER =
      Comparator.comparing(Fingerprint::file)
          .thenComparing(Fingerprint::code)
          .thenComparing(Fingerprint::subject)
          .thenComparing(Fingerprint::found);

  /** That of a problem. */
  public static Fingerprint of(Problem problem) {
    return new Fingerprint(
        problem.rule().code(),
        problem.where().file(),
        problem.where().subject(),
        LINE.matcher(problem.found()).replaceAll("line"));
  }

  /** The same in whatever version of the app: a new version takes over what was wrong before. */
  Fingerprint inAnyVersion() {
    return new Fingerprint(code, VERSION.matcher(file).replaceAll("*"), subject, found);
  }

  /** For programs that know it again: 64 hexadecimal digits. */
  public String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : new String[] {code, file, subject, found}) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public int compareTo(Fingerprint other) {
    return ORDER.compare(this, other);
  }
}
