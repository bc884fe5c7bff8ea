package dev.trainyard.apps;

import dev.trainyard.generator.model.TextFile;

/**
 * Scripts of containers that wait for a database, do something there, and end.
 *
 * <p>Their environment: {@code SECONDS_TO_WAIT}, how long they try. They give up earlier when the
 * host has no address any more: whoever stops an app waits for its jobs, and they would wait for
 * what is gone.
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
