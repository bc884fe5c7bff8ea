package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;

/**
 * What a container may use at most.
 *
 * @param cpu yields the share of CPU, in cores or thousandths of one
 * @param perCore how many of them make a core: 1 or 1000
 * @param mebibytes yields memory in MiB
 * @param source where the definition says so
 */
public record Resources(
    Expression<Long> cpu, int perCore, Expression<Long> mebibytes, SourceLine source) {}
