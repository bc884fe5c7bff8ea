package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.question.CronQuestion;

/** When a job runs. */
public sealed interface Trigger {

  /** A moment in the life of an app. */
  enum Moment implements Trigger {
    /**
     * Beside the workloads, once for each installation, edit or upgrade; nothing waits for it.
     * Right for what needs a workload.
     */
    EACH_RELEASE,
    /**
     * Before an edit or upgrade, which waits for it. Nothing of the new version is there yet, and
     * TrueNAS has stopped the workloads with storage.
     */
    BEFORE_UPGRADE,
    /** After an edit's or upgrade's resources exist; it waits. */
    AFTER_UPGRADE
  }

  /**
   * By a schedule.
   *
   * @param question what the owner is asked
   */
  record Schedule(CronQuestion question) implements Trigger {

    /** Refuses null. */
    public Schedule {
      NotNull.of(question, "the schedule");
    }
  }

  /** A moment that only one edition knows. */
  non-sealed interface OfEdition extends Trigger, EditionWord {}
}
