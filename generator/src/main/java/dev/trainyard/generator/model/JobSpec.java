package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import java.util.Optional;

/** What can be said about a job. */
public final class JobSpec extends UnitSpec<JobSpec> {

  /** What an edit or upgrade that waits for a job can bear. */
  private static final int WAITED_FOR_SECONDS = 240;

  private static final int BESIDE_SECONDS = 600;
  private static final int SCHEDULED_SECONDS = 3600;

  private final Trigger trigger;
  private final Optional<Expression<Boolean>> when;
  private int attempts = 6;
  private int seconds;

  JobSpec(
      Spec app,
      String name,
      Trigger trigger,
      Optional<Expression<Boolean>> when,
      SourceLine source) {
    super(app, NotNull.of(name, "the name of the job"), source);
    this.trigger = NotNull.of(trigger, "the moment");
    this.when = when;
    if (trigger instanceof Trigger.Schedule) {
      this.seconds = SCHEDULED_SECONDS;
    } else if (trigger == Trigger.Moment.EACH_RELEASE) {
      this.seconds = BESIDE_SECONDS;
    } else {
      this.seconds = WAITED_FOR_SECONDS;
    }
  }

  /** How often it is tried again after a failure; 6 times by default. */
  public JobSpec attempts(int attempts) {
    once("attempts");
    this.attempts = attempts;
    return this;
  }

  /**
   * It is ended after so many seconds, attempts and waits included. By default an hour for a
   * schedule, ten minutes beside the workloads, four where an edit or upgrade waits for it. TrueNAS
   * stops an app only when its jobs have ended.
   */
  public JobSpec endsWithin(int seconds) {
    once("endsWithin");
    this.seconds = seconds;
    return this;
  }

  @Override
  JobSpec self() {
    return this;
  }

  Job build() {
    return new Job(name, trigger, when, unit(), attempts, seconds, source);
  }
}
