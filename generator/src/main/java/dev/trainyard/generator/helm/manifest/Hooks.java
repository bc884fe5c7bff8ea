package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.helm.word.Hook;
import dev.trainyard.generator.model.Trigger;
import java.util.Optional;

/** Helm's names of the moments at which it runs a job and waits for it. */
public final class Hooks {

  private Hooks() {}

  /** Helm's name of a moment that it waits for; none for a job beside the workloads. */
  public static Optional<String> of(Trigger trigger) {
    if (trigger instanceof Hook hook) {
      return Optional.of(hook == Hook.PRE_INSTALL ? "pre-install" : "post-install");
    }
    if (trigger == Trigger.Moment.BEFORE_UPGRADE) {
      return Optional.of("pre-upgrade");
    }
    return trigger == Trigger.Moment.AFTER_UPGRADE ? Optional.of("post-upgrade") : Optional.empty();
  }

  /** Whether Helm runs the job before it makes or changes anything else. */
  public static boolean isBefore(Trigger trigger) {
    return of(trigger).filter(hook -> hook.startsWith("pre-")).isPresent();
  }
}
