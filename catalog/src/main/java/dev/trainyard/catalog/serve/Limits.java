package dev.trainyard.catalog.serve;

import java.time.Duration;

/**
 * What one server spends on its clients.
 *
 * @param requestBytes size of a request's body, also after unpacking; a request for everything that
 *     TrueNAS lacks takes a few hundred bytes
 * @param allRequestsBytes size of all bodies together that are being read, short ones aside
 * @param idle time without a byte after which a connection is closed
 * @param grace time that open requests get when the server ends
 */
public record Limits(int requestBytes, long allRequestsBytes, Duration idle, Duration grace) {

  /** Enough for a home or office full of NAS machines, on any machine that runs Maven. */
  public static final Limits USUAL =
      new Limits(4 << 20, 64 << 20, Duration.ofSeconds(20), Duration.ofSeconds(5));
}
