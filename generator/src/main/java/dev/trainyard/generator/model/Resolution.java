package dev.trainyard.generator.model;

import dev.trainyard.generator.value.Expression;
import java.util.List;

/**
 * How containers look names up, beyond the names of the app's workloads.
 *
 * @param nameservers yield addresses of servers
 * @param searchDomains yield what is put behind names without a dot
 * @param options options
 * @param aliases names with fixed addresses
 */
public record Resolution(
    List<Block<Said<Expression<String>>>> nameservers,
    List<Block<Said<Expression<String>>>> searchDomains,
    List<Block<DnsOption>> options,
    List<Block<HostAlias>> aliases) {

  /** Copies the lists. */
  public Resolution {
    nameservers = List.copyOf(nameservers);
    searchDomains = List.copyOf(searchDomains);
    options = List.copyOf(options);
    aliases = List.copyOf(aliases);
  }
}
