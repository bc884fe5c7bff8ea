package dev.trainyard.catalog.page;

import dev.trainyard.generator.problem.Visible;
import java.util.regex.Pattern;

/** Texts of others in a table of a page in Markdown, or elsewhere on a line of one. */
public final class MarkdownCell {

  /** The characters that could begin something in Markdown, or end a cell of a table. */
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>|&~#]");

  /** What a name or path may hold to be shown as code, where nothing can be escaped. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/ -]+");

  private MarkdownCell() {}

  /**
   * The text on one line, with nothing in it that Markdown or a table would take for its own, and
   * what is not visible spelled out.
   */
  public static String of(String text) {
    String line = Visible.of(text.strip().replaceAll("\\s+", " "), Integer.MAX_VALUE);
    return SPECIAL.matcher(line).replaceAll("\\\\$0");
  }

  /** A name or path as code, if it has no characters but those of names; else as text. */
  public static String code(String name) {
    return PLAIN.matcher(name).matches() ? "`" + name + "`" : of(name);
  }
}
