package dev.trainyard.generator.model;

import dev.trainyard.generator.question.CronQuestion;
import java.util.Optional;

/** What can be said about a job. */
public final class JobSpec extends PodSpec<JobSpec> {

  private final Job.Trigger trigger;
  private final CronQuestion schedule;
  private int attempts = 6;

  JobSpec(String name, Job.Trigger trigger, CronQuestion schedule) {
    super(name);
    this.trigger = trigger;
    this.schedule = schedule;
  }

  /** How often it is tried; 6 times by default. */
  public JobSpec attempts(int attempts) {
    this.attempts = attempts;
    return this;
  }

  @Override
  JobSpec self() {
    return this;
  }

  Job build() {
    return new Job(
        name,
        trigger,
        Optional.ofNullable(schedule),
        Optional.ofNullable(when),
        pod(),
        attempts,
        source);
  }
}
