package dev.trainyard.generator.question;

/** A path inside a container (TrueNAS type {@code path}). Always required. */
public final class PathQuestion extends AbsolutePathQuestion<PathQuestion>
    implements Worded<PathQuestion> {

  PathQuestion(String path) {
    super(path);
  }

  @Override
  PathQuestion self() {
    return this;
  }
}
