package dev.trainyard.generator.form;

import java.util.Optional;

/**
 * What is known about a field beyond what a wizard can be told; nothing of it is in {@code
 * questions.yaml}, and nothing is known about fields that were read.
 *
 * @param inWords the default in words, for a level that its author asks as one question: it is
 *     documented as one, without the fields below it
 * @param minimum the smallest legal number, where the wizard would ignore the bound
 * @param maximum the largest legal number, where the wizard would ignore the bound
 */
public record Remarks(Optional<String> inWords, Optional<Long> minimum, Optional<Long> maximum) {

  /** Nothing. */
  public static final Remarks NONE =
      new Remarks(Optional.empty(), Optional.empty(), Optional.empty());
}
