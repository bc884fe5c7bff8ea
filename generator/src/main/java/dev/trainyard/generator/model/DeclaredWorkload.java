package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import java.util.Optional;

/**
 * Something that keeps running, as the definition declares it.
 *
 * @param handle its handle
 * @param stateful whether its replicas have identities that last
 * @param when condition under which it exists; none for always
 * @param repetition once for each item of a list; none for once
 * @param replicas how many replicas
 * @param reachableBeforeReady yields whether the app's own containers reach it before it is ready;
 *     none for never
 * @param unit its containers
 * @param source where the definition declares it
 */
public record DeclaredWorkload(
    Workload handle,
    boolean stateful,
    Optional<Expression<Boolean>> when,
    Optional<Repetition> repetition,
    Expression<Long> replicas,
    Optional<Expression<Boolean>> reachableBeforeReady,
    DeclaredUnit unit,
    SourceLine source) {

  /** Its name within the app, a DNS label of at most 15 characters; also its host name. */
  public String name() {
    return handle.name();
  }
}
