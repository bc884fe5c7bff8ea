package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import java.util.Optional;

/**
 * Something that runs to its end.
 *
 * @param name name within the app, a DNS label of at most 15 characters
 * @param trigger when it runs
 * @param when condition under which it exists; none for always
 * @param unit its containers
 * @param attempts how often it is tried again after a failure
 * @param seconds how long it may take, all attempts and waits together
 * @param source where the definition declares it
 */
public record Job(
    String name,
    Trigger trigger,
    Optional<Expression<Boolean>> when,
    DeclaredUnit unit,
    int attempts,
    int seconds,
    SourceLine source) {}
