package dev.trainyard.catalog.serve;

import java.time.Duration;

/**
 * What one server spends on its clients.
 *
 * @param requestBytes size of a request's body, also after unpacking; a request for everything that
 *     TrueNAS lacks takes a few hundred bytes
 * @param allRequestsBytes size of all bodies together that are read or wait for their answer, short
 *     ones aside
 * @param answers how many answers are made at the same time; each may hold a file in memory
 * @param allAnswersBytes size of all answers together that clients have not taken yet, short ones
 *     aside
 * @param answer time in which a client has to take an answer
 * @param idle time without a byte after which a connection is closed
 * @param grace time that open requests get when the server ends
 */
public record Limits(
    int requestBytes,
    long allRequestsBytes,
    int answers,
    long allAnswersBytes,
    Duration answer,
    Duration idle,
    Duration grace) {

  /** Enough for a home or office full of NAS machines, on any machine that runs Maven. */
  public static final Limits USUAL =
      new Limits(
          4 << 20,
          64 << 20,
          4,
          4L << 30,
          Duration.ofMinutes(30),
          Duration.ofSeconds(20),
          Duration.ofSeconds(5));

  /** The same with other limits for requests and silence. */
  Limits with(int body, long bodies, Duration silence) {
    return new Limits(body, bodies, answers, allAnswersBytes, answer, silence, grace);
  }
}
