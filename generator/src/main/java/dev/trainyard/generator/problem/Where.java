package dev.trainyard.generator.problem;

import java.util.Comparator;
import java.util.Objects;

/**
 * The place a {@link Problem} points to.
 *
 * @param app the app's name, empty when the problem belongs to no single app
 * @param subject what in the app is at fault, in the words of the definition, such as {@code
 *     question network.web_port}; may be empty
 * @param file the file to open: a Java source file name for definitions, a relative path for files
 *     that were read; empty when unknown
 * @param line 1-based line in {@code file}, 0 when unknown
 * @param column 1-based column in {@code file}, 0 when unknown
 */
public record Where(String app, String subject, String file, int line, int column)
    implements Comparable<Where> {

  private static final Comparator<Where> ORDER =
      Comparator.comparing(Where::app)
          .thenComparing(Where::file)
          .thenComparingInt(Where::line)
          .thenComparingInt(Where::column)
          .thenComparing(Where::subject);

  /**
   * Checks the components; none may be null, positions may not be negative. What a console would
   * obey is spelled out.
   */
  public Where {
    app = Visible.lines(Objects.requireNonNull(app, "app"));
    subject = Visible.lines(Objects.requireNonNull(subject, "subject"));
    file = Visible.lines(Objects.requireNonNull(file, "file"));
    if (line < 0 || column < 0) {
      throw new IllegalArgumentException("negative position " + line + ":" + column);
    }
  }

  /** A place in the Java source of a definition. */
  public static Where definition(String app, String subject, SourceLine source) {
    return new Where(app, subject, source.file(), source.line(), 0);
  }

  /** A place in a file that was read. */
  public static Where inFile(String file, int line, int column) {
    return new Where("", "", file, line, column);
  }

  /** A whole app, or the catalog when {@code app} is empty. */
  public static Where ofApp(String app) {
    return new Where(app, "", "", 0, 0);
  }

  /** {@code file:line:column} as far as it is known, else an empty text. */
  public String position() {
    if (file.isEmpty()) {
      return "";
    }
    String position = line == 0 ? file : file + ":" + line;
    return column == 0 ? position : position + ":" + column;
  }

  @Override
  public int compareTo(Where other) {
    return ORDER.compare(this, other);
  }
}
