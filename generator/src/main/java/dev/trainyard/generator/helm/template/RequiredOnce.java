package dev.trainyard.generator.helm.template;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is printed for each item of a list asks once for an answer that is used several times, such
 * as the name that all the item's resources have in theirs.
 */
final class RequiredOnce {

  /** {@code required "words" $item.field}. */
  private static final Pattern REQUIRED =
      Pattern.compile("required \"(?:[^\"\\\\]|\\\\.)*+\" (\\$\\w+)\\.(\\w+)");

  private static final Pattern BLOCK = Pattern.compile("\\{\\{-? (?:if|range|else) ");

  private RequiredOnce() {}

  /**
   * The same text with variables for what is needed whatever else is answered: that stands before
   * the first block.
   *
   * @param variable that of the item, such as {@code $agent}
   */
  static String in(String text, String variable, int indent) {
    Matcher block = BLOCK.matcher(text);
    Matcher required = REQUIRED.matcher(text);
    required.region(0, block.find() ? block.start() : text.length());
    Set<String> needed = new LinkedHashSet<>();
    while (required.find()) {
      if (required.group(1).equals(variable)) {
        needed.add(required.group());
      }
    }
    String result = text;
    StringBuilder bound = new StringBuilder();
    for (String code : needed) {
      String field = code.substring(code.lastIndexOf('.') + 1);
      String name = variable + Character.toUpperCase(field.charAt(0)) + field.substring(1);
      boolean several = result.indexOf(code) != result.lastIndexOf(code);
      if (several && !result.contains(name)) {
        result = result.replace("(" + code + ")", name).replace(code, name);
        bound.append(" ".repeat(indent)).append("{{- ").append(name).append(" := ");
        bound.append(code).append(" }}\n");
      }
    }
    return bound + result;
  }
}
