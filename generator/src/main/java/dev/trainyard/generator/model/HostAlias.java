package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import java.util.List;

/**
 * Names that containers find an address under without asking anybody.
 *
 * @param address yields an IP address
 * @param names yield the names
 * @param source where the definition says so
 */
public record HostAlias(
    Expression<String> address, List<Expression<String>> names, SourceLine source) {

  /** Copies the list. */
  public HostAlias {
    names = List.copyOf(names);
  }
}
