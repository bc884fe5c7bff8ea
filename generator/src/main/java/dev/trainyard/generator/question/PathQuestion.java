package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.Kind;
import java.util.Optional;

/** A path inside a container (TrueNAS type {@code path}). Always required. */
public final class PathQuestion extends ScalarQuestion<String> implements Worded<PathQuestion> {

  private String path;

  PathQuestion(String path) {
    super(path, Kind.TEXT);
    setRequired(true);
  }

  /** The value when the owner gives none, an absolute path. */
  public PathQuestion defaultPath(String path) {
    return changed(this, q -> q.path = path);
  }

  @Override
  public Optional<String> defaultValue() {
    return Optional.ofNullable(path);
  }

  @Override
  Optional<String> fault(String answer) {
    return Paths.fault(answer);
  }

  @Override
  void check(Faults faults) {
    Paths.checkDefault(path, faults);
  }
}
