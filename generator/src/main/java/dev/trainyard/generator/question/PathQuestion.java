package dev.trainyard.generator.question;

import java.util.Optional;

/** A path inside a container, where something can be mounted. Always required. */
public final class PathQuestion extends AbsolutePathQuestion<PathQuestion>
    implements Worded<PathQuestion> {

  private static final String REST = "[^/:\\x00-\\x1f\\x7f]*";

  /** Nothing can be mounted at the root, {@code .} or {@code ..}, nor where there is a colon. */
  private static final TextLimits LIMITS =
      TextLimits.NONE.withPattern(
          "^(/([^./:\\x00-\\x1f\\x7f]"
              + REST
              + "|\\.[^./:\\x00-\\x1f\\x7f]"
              + REST
              + "|\\.\\.[^/:\\x00-\\x1f\\x7f]"
              + REST
              + "))+/?$",
          "An absolute path such as /data, without a colon and without . or .. as one of its"
              + " directories.");

  PathQuestion(String path) {
    super(path);
  }

  @Override
  PathQuestion self() {
    return this;
  }

  /**
   * What an answer may look like. TrueNAS' own type {@code path} takes any text (and makes {@code
   * .} of an empty one), so that the forms ask for a text with a pattern.
   */
  public TextLimits limits() {
    return LIMITS;
  }

  @Override
  Optional<String> fault(String answer) {
    return LIMITS.fault(answer);
  }
}
