package dev.trainyard.generator.question;

import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.value.Kind;
import java.util.Optional;

/**
 * A question whose answer is an absolute path. Always required.
 *
 * @param <Q> the kind of question
 */
abstract sealed class AbsolutePathQuestion<Q extends AbsolutePathQuestion<Q>>
    extends ScalarQuestion<String> permits PathQuestion, HostPathQuestion {

  private String defaultPath;

  AbsolutePathQuestion(String path) {
    super(path, Kind.TEXT);
    setRequired(true);
  }

  abstract Q self();

  final void setDefaultPath(String path) {
    this.defaultPath = NotNull.of(path, "the default");
  }

  /** The value when the owner gives none, an absolute path. */
  public Q defaultPath(String path) {
    return changed(self(), q -> q.setDefaultPath(path));
  }

  @Override
  public Optional<String> defaultValue() {
    return Optional.ofNullable(defaultPath);
  }

  @Override
  Optional<String> fault(String answer) {
    return Paths.fault(answer);
  }

  @Override
  void check(Faults faults) {
    Paths.checkDefault(defaultPath, defaultValue().flatMap(this::fault), faults);
  }
}
