package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import java.util.Locale;
import java.util.Optional;

/**
 * A button that opens the app.
 *
 * @param key key in {* @param caption what its button says, in editions that can say it
 * @code portals}: lower-case letters, digits and {@code _}; TrueNAS shows it in title case
 * @param when condition under which there is one; none for always
 * @param protocol yields {@code http} or {@code https}
 * @param host yields the host; empty text for the NAS itself
 * @param port yields the port
 * @param path yields the path, starting with {@code /}
 * @param source where the definition declares it
 */
public record Portal(
    String key,
    String caption,
    Optional<Expression<Boolean>> when,
    Expression<String> protocol,
    Expression<String> host,
    Expression<Long> port,
    Expression<String> path,
    SourceLine source) {

  /** The key of a caption: {@code Admin (TLS)} becomes {@code admin_tls}. */
  static String key(String caption) {
    return caption.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
  }
}
