package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;

/**
 * An option of how containers look names up.
 *
 * @param name yields its name, such as {@code ndots}
 * @param value yields its value; the empty text for none
 * @param source where the definition says so
 */
public record DnsOption(Expression<String> name, Expression<String> value, SourceLine source) {}
