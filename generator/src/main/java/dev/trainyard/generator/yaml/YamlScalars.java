package dev.trainyard.generator.yaml;

import dev.trainyard.generator.problem.Visible;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a scalar without quotes is. PyYAML's rules (YAML 1.1, {@code resolver.py} of PyYAML 6), as
 * TrueNAS reads with it; where Go's reader takes a text for something else, that is marked.
 */
final class YamlScalars {

  private static final Set<String> TRUE =
      Set.of("yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUTH_TO_GO = Set.of("y", "Y", "n", "N");
  private static final String NUMERIC = "0123456789+-.";

  private static final Pattern INTEGER =
      Pattern.compile(
          "[-+]?(0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(:[0-5]?[0-9])+)");
  private static final Pattern FLOAT =
      Pattern.compile(
          "[-+]?[0-9][0-9_]*\\.[0-9_]*([eE][-+][0-9]+)?|\\.[0-9][0-9_]*([eE][-+][0-9]+)?"
              + "|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\\.[0-9_]*");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
  private static final Pattern DATE =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2})|([0-9]{4}-[0-9][0-9]?-[0-9][0-9]?)([Tt]|[ \t]+)"
              + "([0-9][0-9]?:[0-9]{2}:[0-9]{2})(\\.[0-9]*)?"
              + "([ \t]*(Z|[-+]([0-9][0-9]?)(:([0-9]{2}))?))?");
  private static final Pattern NO_DIGITS = Pattern.compile("[-+]?0[bx]_+");
  private static final Pattern NUMBER_TO_GO =
      Pattern.compile(
          "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?0[xXbBoO][0-9a-fA-F_]+");
  private static final Pattern LONG_NUMBER = Pattern.compile("[-+]?[0-9][0-9_.:]*+([eE][-+0-9]*)?");

  private YamlScalars() {}

  /**
   * The value of a scalar without quotes.
   *
   * @param complaint hears of numbers that cannot be held
   * @throws Unreadable if it looks like a value that it is not, with which PyYAML ends
   */
  static YamlNode plain(String text, Position at, BiConsumer<Flaw.Kind, String> complaint)
      throws Unreadable {
    if (NULL.contains(text)) {
      return new YamlNode(YamlNode.Kind.NULL, null, false, at);
    }
    if (TRUE.contains(text) || FALSE.contains(text)) {
      return new YamlNode(YamlNode.Kind.BOOLEAN, TRUE.contains(text), false, at);
    }
    if (NUMERIC.indexOf(text.charAt(0)) < 0) {
      return text(text, TRUTH_TO_GO.contains(text), at);
    }
    if (text.length() > YamlLimits.NUMBER) {
      if (LONG_NUMBER.matcher(text).matches()) {
        complaint.accept(Flaw.Kind.NUMBER, "a number of " + text.length() + " characters");
        return unheld(text, at);
      }
      return text(text, false, at);
    }
    return numeric(text, at, complaint);
  }

  private static YamlNode numeric(String text, Position at, BiConsumer<Flaw.Kind, String> complaint)
      throws Unreadable {
    if (NO_DIGITS.matcher(text).matches()) {
      throw Unreadable.syntax(at, text + ", a number without digits");
    }
    if (INTEGER.matcher(text).matches()) {
      return new YamlNode(YamlNode.Kind.INTEGER, integer(text), false, at);
    }
    if (FLOAT.matcher(text).matches()) {
      double number = number(text);
      if (!Double.isInfinite(number)) {
        return new YamlNode(YamlNode.Kind.FLOAT, number, false, at);
      }
    }
    if (FLOAT.matcher(text).matches() || NOT_FINITE.matcher(text).matches()) {
      complaint.accept(Flaw.Kind.NUMBER, text + ", which is no finite number");
      return unheld(text, at);
    }
    Matcher date = DATE.matcher(text);
    if (!date.matches()) {
      return text(text, NUMBER_TO_GO.matcher(text).matches(), at);
    }
    if (!isPossible(date)) {
      throw Unreadable.syntax(
          at, Visible.of(text) + ", which looks like a date and is none; in quotes it is a text");
    }
    return new YamlNode(YamlNode.Kind.DATE, text, false, at);
  }

  /** What Python's {@code datetime} holds: years from 1, days of the month, offsets below a day. */
  private static boolean isPossible(Matcher date) {
    int[] day = numbers(date.group(1) != null ? date.group(1) : date.group(2), "-");
    int[] time = numbers(date.group(4) != null ? date.group(4) : "0:0:0", ":");
    return day[0] >= 1
        && day[1] >= 1
        && day[1] <= 12
        && day[2] >= 1
        && day[2] <= days(day[0], day[1])
        && time[0] < 24
        && time[1] < 60
        && time[2] < 60
        && 60 * number(date, 8) + number(date, 10) < 24 * 60;
  }

  private static int days(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && year % 100 != 0 || year % 400 == 0 ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  private static int[] numbers(String text, String between) {
    return Arrays.stream(text.split(between)).mapToInt(Integer::parseInt).toArray();
  }

  private static int number(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
  }

  /** A number to readers, which is kept as it is written. */
  private static YamlNode unheld(String text, Position at) {
    return new YamlNode(YamlNode.Kind.FLOAT, text, false, at);
  }

  static YamlNode text(String text, boolean disputed, Position at) {
    return new YamlNode(YamlNode.Kind.TEXT, text, disputed, at);
  }

  private static Number integer(String text) {
    boolean negative = text.startsWith("-");
    String digits = text.replace("_", "").replaceAll("^[-+]", "");
    BigInteger number;
    if (digits.startsWith("0b")) {
      number = new BigInteger(digits.substring(2), 2);
    } else if (digits.startsWith("0x")) {
      number = new BigInteger(digits.substring(2), 16);
    } else if (digits.indexOf(':') >= 0) {
      number = BigInteger.ZERO;
      for (String part : digits.split(":")) {
        number = number.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
      }
    } else {
      number = new BigInteger(digits, digits.startsWith("0") ? 8 : 10);
    }
    return small(negative ? number.negate() : number);
  }

  private static Number small(BigInteger number) {
    return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
  }

  private static double number(String text) {
    String digits = text.replace("_", "");
    if (digits.indexOf(':') < 0) {
      return Double.parseDouble(digits);
    }
    // From the right, as PyYAML does, since each sum is rounded.
    String[] parts = digits.replaceAll("^[-+]", "").split(":");
    double number = 0;
    double base = 1;
    for (int i = parts.length - 1; i >= 0; i--) {
      number += Double.parseDouble(parts[i]) * base;
      base *= 60;
    }
    return digits.startsWith("-") ? -number : number;
  }
}
