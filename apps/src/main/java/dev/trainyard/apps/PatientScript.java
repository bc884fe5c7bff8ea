package dev.trainyard.apps;

import dev.trainyard.generator.model.TextFile;

/**
 * Scripts of containers that wait for a database, do something there, and end.
 *
 * <p>Their environment: {@code SECONDS_TO_WAIT}, how long they try. Whoever stops an app waits for
 * its jobs, which would wait for what is gone: they end well within fifteen seconds when a host
 * that was there is not any more, and give up within a minute on any other host that has no
 * address.
 */
public final class PatientScript {

  private PatientScript() {}

  /**
   * A script that waits.
   *
   * @param beside the class beside which it lies
   * @param name name of its file. After an attempt that did not succeed it calls {@code patient
   *     SAID} with what was said, which waits a moment before the next one, or fails when it was
   *     enough
   */
  public static String of(Class<?> beside, String name) {
    return TextFile.of(PatientScript.class, "patience.sh") + TextFile.of(beside, name);
  }
}
