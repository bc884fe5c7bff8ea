package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.GpuChosen;
import dev.trainyard.generator.expression.node.Gpus;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.value.Expression;

/**
 * Which GPUs of the NAS an app may use; none unless the owner says so. What can be chosen TrueNAS
 * knows and no definition does.
 */
public final class GpuQuestion extends Question implements Worded<GpuQuestion> {

  GpuQuestion(String path) {
    super(path);
  }

  @Override
  public Object fallback(Part part) {
    return Gpus.NONE;
  }

  /** The condition that the owner gives the app a GPU. */
  public Expression<Boolean> isChosen() {
    return new GpuChosen(this, Scope.ROOT);
  }

  @Override
  boolean hasDefault() {
    return true;
  }

  @Override
  void check(Faults faults) {
    // Every answer is TrueNAS' own.
  }
}
