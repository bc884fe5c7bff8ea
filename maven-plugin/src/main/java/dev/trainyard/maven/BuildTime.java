package dev.trainyard.maven;

import dev.trainyard.generator.problem.Rule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/**
 * The time of reproducible builds, as {@code project.build.outputTimestamp} gives it. The clock is
 * never read.
 */
final class BuildTime {

  /** The time when the project sets none. */
  static final Instant UNSET = Instant.EPOCH;

  /** Python, which reads the time on the NAS, knows years of four digits only. */
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private static final Pattern SECONDS = Pattern.compile("[0-9]+");

  private BuildTime() {}

  /**
   * Reads the property: ISO 8601 with an offset, or seconds since 1970-01-01T00:00:00Z. As in
   * Maven's own plugins no text, or a single character that is no digit, means that no time is set.
   *
   * @throws GoalFailure for any other text
   */
  static Instant parse(String outputTimestamp) throws GoalFailure {
    String text = outputTimestamp == null ? "" : outputTimestamp.strip();
    try {
      Instant time =
          SECONDS.matcher(text).matches()
              ? Instant.ofEpochSecond(Long.parseLong(text))
              : text.length() < 2 ? UNSET : OffsetDateTime.parse(text).toInstant();
      if (time.isBefore(FIRST) || time.isAfter(LAST)) {
        throw new DateTimeException("no year of four digits");
      }
      return time;
    } catch (DateTimeException | NumberFormatException e) {
      throw GoalFailure.of(
          Rule.GOAL_SETTING,
          "project.build.outputTimestamp is \"" + text + "\"",
          "a time such as 2026-01-31T12:00:00Z, or seconds since 1970",
          "Correct the property in the POM.");
    }
  }
}
