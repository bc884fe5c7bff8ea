package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.edition.Area;
import dev.trainyard.generator.yaml.Position;

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
 * @param left whether that is left to a program of the new version, which TrueNAS runs over stored
 *     answers first and of which nobody can tell from the outside what it mends
 * @param at where the new version's form or schema says it; {@link Position#NONE} when it does not
 */
public record Change(
    Area area,
    Kind kind,
    String subject,
    String attribute,
    String before,
    String after,
    String breaking,
    String note,
    boolean left,
    Position at) {

  /** A change of something that no program mends and no form says. */
  Change(
      Area area,
      Kind kind,
      String subject,
      String attribute,
      String before,
      String after,
      String breaking) {
    this(area, kind, subject, attribute, before, after, breaking, "", false, Position.NONE);
  }

  /** The same, left to a program if there is one and something breaks. */
  Change leftTo(boolean program) {
    return new Change(
        area,
        kind,
        subject,
        attribute,
        before,
        after,
        breaking,
        note,
        program && !breaking.isEmpty(),
        at);
  }

  /** Whether an upgrade breaks or loses an answer, and nothing could mend it. */
  public boolean isBreaking() {
    return !breaking.isEmpty() && !left;
  }
}
