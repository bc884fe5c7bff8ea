package dev.trainyard.generator.helm.rule;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a container image.
 *
 * @param repository registry and repository, such as {@code docker.io/gocd/gocd-server}
 * @param tag the tag, or empty
 * @param digest the digest, such as {@code sha256:…}, or empty
 */
public record ImageReference(String repository, String tag, String digest) {

  private static final int LONGEST = 1024;

  private static final Pattern FORM =
      Pattern.compile(
          "((?:[a-zA-Z0-9](?:[-a-zA-Z0-9.]*[a-zA-Z0-9])?(?::[0-9]+)?/)?"
              + "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*"
              + "(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*)"
              + "(?::([A-Za-z0-9_][-A-Za-z0-9_.]{0,127}))?"
              + "(?:@(sha256:[0-9a-f]{64}))?");

  /** Reads a reference; empty when it is none. */
  public static Optional<ImageReference> parse(String text) {
    // Longer ones are not looked at: the expression goes deeper with each part of a name.
    Matcher matcher = FORM.matcher(text.length() > LONGEST ? "" : text);
    return matcher.matches()
        ? Optional.of(
            new ImageReference(
                matcher.group(1), orEmpty(matcher.group(2)), orEmpty(matcher.group(3))))
        : Optional.empty();
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
