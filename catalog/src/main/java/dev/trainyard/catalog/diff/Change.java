package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.edition.Area;

/**
 * One difference between two versions of an app.
 *
 * @param area what part of the app it belongs to
 * @param kind what happened
 * @param subject what it happened to, such as the path of a question's answer
 * @param attribute which attribute of the subject differs; empty when the subject itself does
 * @param before the old value as JSON or plain text; empty when there was none
 * @param after the new value as JSON or plain text; empty when there is none
 * @param breaking why an upgrade breaks or loses an answer; empty when it does not
 * @param note what some owners should know before they upgrade although it breaks nothing; empty
 *     for nothing
 */
public record Change(
    Area area,
    Kind kind,
    String subject,
    String attribute,
    String before,
    String after,
    String breaking,
    String note) {

  /** A change that owners need not know of, unless it breaks upgrades. */
  Change(
      Area area,
      Kind kind,
      String subject,
      String attribute,
      String before,
      String after,
      String breaking) {
    this(area, kind, subject, attribute, before, after, breaking, "");
  }

  /** Whether an upgrade breaks or loses an answer. */
  public boolean isBreaking() {
    return !breaking.isEmpty();
  }
}
