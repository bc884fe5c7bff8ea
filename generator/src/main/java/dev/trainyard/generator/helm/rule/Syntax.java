package dev.trainyard.generator.helm.rule;

import java.util.Optional;
import java.util.regex.Pattern;

/** The forms Kubernetes prescribes for names and keys. */
enum Syntax {
  DNS_LABEL(
      "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?",
      63,
      "lower-case letters, digits and -, starting and ending with a letter or digit"),
  SERVICE_NAME(
      "[a-z](?:[-a-z0-9]*[a-z0-9])?",
      63,
      "lower-case letters, digits and -, starting with a letter, ending with a letter or digit"),
  DNS_SUBDOMAIN(
      "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*",
      253,
      "lower-case letters, digits, - and ., each part starting and ending with a letter or digit"),
  CRON_JOB_NAME(DNS_SUBDOMAIN.pattern.pattern(), 52, DNS_SUBDOMAIN.allowed),
  /** A name that is a part of an URL only, as roles have. */
  PATH_SEGMENT("(?!\\.{1,2}$)[^/%]+", 253, "anything but / and %, and not . or .."),
  LABEL_VALUE(
      "(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?",
      63,
      "letters, digits, - _ and ., starting and ending with a letter or digit, or nothing"),
  QUALIFIED_NAME(
      "(?:(?=[^/]{1,253}/)"
          + DNS_SUBDOMAIN.pattern.pattern()
          + "/)?(?=[^/]{1,63}$)[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?",
      317,
      "up to 63 letters, digits, - _ and ., starting and ending with a letter or digit; before it,"
          + " if wanted, a lower-case domain and /"),
  PORT_NAME(
      "(?=.*[a-z])(?!.*--)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?",
      15,
      "lower-case letters, digits and single -, at least one letter, starting and ending with a"
          + " letter or digit"),
  ENVIRONMENT_NAME(
      "(?!\\.{1,2}$|\\.\\.)[-._a-zA-Z][-._a-zA-Z0-9]*",
      Integer.MAX_VALUE,
      "letters, digits, - _ and ., not starting with a digit"),
  CONFIG_KEY("(?!\\.{1,2}$|\\.\\.)[-._a-zA-Z0-9]+", 253, "letters, digits, - _ and .");

  private final Pattern pattern;
  private final int longest;
  private final String allowed;

  Syntax(String pattern, int longest, String allowed) {
    this.pattern = Pattern.compile(pattern);
    this.longest = longest;
    this.allowed = allowed;
  }

  /** What is wrong with a text of this form; empty when nothing is. */
  Optional<String> objection(String text) {
    if (text.length() > longest) {
      return Optional.of(
          "\"%s\" has %d characters; allowed are %d".formatted(text, text.length(), longest));
    }
    return pattern.matcher(text).matches()
        ? Optional.empty()
        : Optional.of("\"%s\" is not allowed; allowed: %s".formatted(text, allowed));
  }
}
