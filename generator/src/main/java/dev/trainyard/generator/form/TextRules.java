package dev.trainyard.generator.form;

import java.util.Optional;

/**
 * What a text answer may look like.
 *
 * @param minimumLength fewest characters, if stated
 * @param maximumLength most characters, if stated
 * @param pattern {@code valid_chars}, a regular expression of Python
 * @param complaint {@code valid_chars_error}
 */
public record TextRules(
    Optional<Long> minimumLength,
    Optional<Long> maximumLength,
    Optional<String> pattern,
    Optional<String> complaint) {}
