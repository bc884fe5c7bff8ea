package dev.trainyard.generator.helm.word;

import dev.trainyard.generator.model.Trigger;

/** Moments that only Helm knows: its hooks around the first installation. */
public enum Hook implements Trigger.OfEdition {
  /** Before the first installation, which waits for it; nothing of the app is there yet. */
  PRE_INSTALL,
  /** After the first installation's resources exist; the installation waits for it. */
  POST_INSTALL;

  @Override
  public String edition() {
    return Helm.EDITION;
  }

  @Override
  public String meaning() {
    return this == PRE_INSTALL
        ? "a job before the first installation"
        : "a job after the first installation";
  }
}
