package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.SourceLine;

/**
 * A finding about the published app that its author takes as it is; see {@link
 * AppSpec#accept(String, String)}.
 *
 * @param code the code of the rule, such as {@code TN719}
 * @param subject what it is about, in the words of the finding; empty for all of the app
 * @param reason why
 * @param source where the definition says it
 */
public record Acceptance(String code, String subject, String reason, SourceLine source) {

  /** Checks the components; none may be null. */
  public Acceptance {
    NotNull.of(code, "the code");
    NotNull.of(subject, "the subject");
    NotNull.of(reason, "the reason");
    NotNull.of(source, "source");
  }
}
