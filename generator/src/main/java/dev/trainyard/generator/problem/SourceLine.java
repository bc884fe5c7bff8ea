package dev.trainyard.generator.problem;

import java.util.Objects;

/**
 * A line of Java source in an app definition.
 *
 * @param file simple file name such as {@code Gocd.java}, empty when unknown
 * @param line 1-based line, 0 when unknown (classes compiled without line numbers)
 */
public record SourceLine(String file, int line) {

  /** The source line that is not known. */
  public static final SourceLine UNKNOWN = new SourceLine("", 0);

  private static final String API = "dev.trainyard.generator.";

  /** Checks the components. */
  public SourceLine {
    Objects.requireNonNull(file, "file");
  }

  /** {@code FILE:LINE} for messages about two places. */
  public String position() {
    return file + ":" + line;
  }

  /**
   * The line of the nearest caller outside the model API: the statement in the author's definition.
   * Of a constant of the API itself, such as a question of a building block, it is the constant's
   * own: who touches its class first has nothing to do with it.
   */
  public static SourceLine ofCaller() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(
                        frame ->
                            !frame.getClassName().startsWith(API)
                                    && !frame.getClassName().startsWith("java.")
                                || frame.getMethodName().equals("<clinit>"))
                    .findFirst()
                    .map(
                        frame ->
                            new SourceLine(
                                frame.getFileName() == null ? "" : frame.getFileName(),
                                Math.max(0, frame.getLineNumber())))
                    .orElse(UNKNOWN));
  }
}
