package dev.trainyard.catalog.serve;

import java.time.Duration;

/**
 * What one server spends on its clients.
 *
 * @param workers requests answered at the same time; at least 1
 * @param waiting requests that may wait for a worker; at least 1, further ones are cut off
 * @param requestBytes size of a request's body, also after unpacking; a request for everything that
 *     TrueNAS lacks takes a few hundred bytes
 * @param head time until the head of a request is complete
 * @param request time until a request is answered, a clone over a slow line included
 * @param grace time that open requests get when the server ends
 */
public record Limits(
    int workers, int waiting, int requestBytes, Duration head, Duration request, Duration grace) {

  /** Enough for a home or office full of NAS machines, on any machine that runs Maven. */
  public static final Limits USUAL =
      new Limits(
          16, 128, 4 << 20, Duration.ofSeconds(10), Duration.ofMinutes(15), Duration.ofSeconds(5));
}
