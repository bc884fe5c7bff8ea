package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.Kind;
import java.util.Optional;

/** An existing file or directory of the NAS (TrueNAS type {@code hostpath}). Always required. */
public final class HostPathQuestion extends ScalarQuestion<String>
    implements Worded<HostPathQuestion> {

  private String path;

  HostPathQuestion(String path) {
    super(path, Kind.TEXT);
    setRequired(true);
  }

  /** The value when the owner gives none, an absolute path. */
  public HostPathQuestion defaultPath(String path) {
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
