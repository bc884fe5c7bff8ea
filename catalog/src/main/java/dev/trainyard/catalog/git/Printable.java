package dev.trainyard.catalog.git;

import dev.trainyard.generator.problem.Visible;
import java.util.regex.Pattern;

/**
 * Texts of others on a log. Names on a branch, answers of a server and lines of a history may hold
 * whatever somebody likes: control characters that rewrite a terminal, line breaks that begin a
 * line of their own, and commands that build servers look for in a log.
 */
public final class Printable {

  private static final int LONGEST = 2_000;

  /** Commands that some servers find in the middle of a line: {@code ##vso[}, {@code ##[}. */
  private static final Pattern COMMAND = Pattern.compile("##(?=[a-zA-Z]*\\[)");

  private Printable() {}

  /** The text on one line, of bounded length, with everything invisible spelled out. */
  public static String of(String text) {
    String bounded =
        text.length() <= LONGEST
            ? text
            : text.substring(0, LONGEST) + "… (" + text.length() + " characters)";
    String shown = Visible.of(bounded.replaceAll("[\n\r\t]", " "), bounded.length());
    String line = COMMAND.matcher(shown).replaceAll("# #");
    return line.startsWith("::") ? " " + line : line;
  }
}
