package dev.trainyard.generator.plan;

/**
 * A workload or job with what it needs.
 *
 * @param <T> {@link dev.trainyard.generator.model.DeclaredWorkload} or {@link
 *     dev.trainyard.generator.model.Job}
 * @param declared what the definition says
 * @param unit its containers and what they need
 */
public record Planned<T>(T declared, Unit unit) {}
