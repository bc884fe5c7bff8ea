package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.CronQuestion;
import java.util.Optional;

/**
 * Something that runs to its end.
 *
 * @param name name within the app, a DNS label of at most 15 characters
 * @param trigger when it runs
 * @param schedule the schedule of a job with {@link Trigger#SCHEDULE}
 * @param when condition under which it exists; none for always
 * @param pod the pod
 * @param attempts how often it is tried
 * @param source where the definition declares it
 */
public record Job(
    String name,
    Trigger trigger,
    Optional<CronQuestion> schedule,
    Optional<Expression<Boolean>> when,
    Pod pod,
    int attempts,
    SourceLine source) {

  /** When a job runs. */
  public enum Trigger {
    /**
     * Beside the workloads, once for each installation, edit or upgrade; nothing waits for it.
     * Right for what needs a workload of the same release.
     */
    EACH_RELEASE,
    /** Before the first installation; the installation waits for it. */
    PRE_INSTALL,
    /** After the first installation's resources exist; the installation waits for it. */
    POST_INSTALL,
    /** Before an edit or upgrade; it waits. */
    PRE_UPGRADE,
    /** After an edit's or upgrade's resources exist; it waits. */
    POST_UPGRADE,
    /** By a schedule. */
    SCHEDULE
  }
}
