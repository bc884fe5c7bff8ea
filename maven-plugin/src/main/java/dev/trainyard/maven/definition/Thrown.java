package dev.trainyard.maven.definition;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What code of a project threw, as far as it tells. Its methods may be overridden and are code of
 * the project, too: none of them is called twice, and none keeps the rest from being told.
 *
 * @param type name of its class
 * @param message what it says; empty for nothing
 * @param frames where it was thrown, innermost first
 * @param trace all of it, for debug output
 */
public record Thrown(String type, String message, List<StackTraceElement> frames, String trace) {

  /** A longer message is cut, in logs and results alike. */
  private static final int LONGEST = 4000;

  /** Copies the list. */
  public Thrown {
    frames = List.copyOf(frames);
  }

  /** Asks what was thrown. */
  static Thrown of(Throwable thrown) {
    StackTraceElement[] frames = told(thrown::getStackTrace, new StackTraceElement[0]);
    return new Thrown(
        thrown.getClass().getName(),
        cut(told(thrown::getMessage, "")),
        Arrays.stream(frames).filter(Objects::nonNull).toList(),
        told(() -> printed(thrown), ""));
  }

  private static String cut(String message) {
    return message.length() <= LONGEST
        ? message
        // Whole characters, which take two chars at most.
        : message.substring(0, message.offsetByCodePoints(0, LONGEST / 2))
            + "… ("
            + message.length()
            + " characters)";
  }

  private static String printed(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  /** What a method of the project yields; something else when it throws, or yields nothing. */
  static <T> T told(Supplier<T> method, T otherwise) {
    try {
      return Objects.requireNonNullElse(method.get(), otherwise);
    } catch (Throwable e) {
      // Whatever it is, it tells less than what it was asked about.
      return otherwise;
    }
  }

  @Override
  public String toString() {
    return message.isEmpty() ? type : type + ": " + message;
  }
}
