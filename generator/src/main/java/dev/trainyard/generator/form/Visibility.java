package dev.trainyard.generator.form;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What shows on a page: conditions and subquestions, as wizards watch them. */
final class Visibility {

  private final ReleaseLine line;
  private final Consumer<Entry> listShown;
  private final Deque<Entry> changing = new ArrayDeque<>();

  /**
   * For pages of a release.
   *
   * @param listShown hears of a list that shows after it did not
   */
  Visibility(ReleaseLine line, Consumer<Entry> listShown) {
    this.line = line;
    this.listShown = listShown;
  }

  /** What shows when a page or row opens. */
  void settle(Level level) {
    for (Entry entry : level.entries) {
      for (Field subquestion : entry.field.subquestions()) {
        level
            .find(subquestion.variable())
            .filter(sub -> !isAnswer(entry))
            .ifPresent(
                sub -> {
                  sub.shown = false;
                  sub.lateSubquestion = true;
                });
      }
    }
    for (Entry entry : level.entries) {
      if (!entry.field.hidden() && !holdsAtFirst(level, entry)) {
        show(level, entry, false);
        // A field that does not show at first loses its checks for good.
        entry.checked = !line.isAtLeast(ReleaseLine.SCALE_24_10);
      }
    }
  }

  private static boolean isAnswer(Entry parent) {
    return parent.field.subquestionsIf().filter(parent.observed()::equals).isPresent();
  }

  private boolean holdsAtFirst(Level level, Entry entry) {
    List<Condition> conditions =
        entry.field.conditions().stream().filter(Condition::known).toList();
    for (Condition condition : conditions) {
      Optional<Entry> source = level.find(condition.variable());
      boolean later =
          source.filter(s -> level.entries.indexOf(s) > level.entries.indexOf(entry)).isPresent();
      if (line == ReleaseLine.SCALE_22_12 && (source.isEmpty() || later)) {
        // A control that nobody sees takes the name, and the question itself never gets one.
        source.ifPresent(s -> s.shown = false);
        if (!condition.holds(null)) {
          return false;
        }
      } else if (source.isEmpty()) {
        // A script error: nothing comes of the conditions.
        return true;
      } else if (!fulfils(source.get(), condition)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fulfils(Entry source, Condition condition) {
    return source.shown && condition.holds(source.observed());
  }

  /** Each condition acts alone once its source has changed. */
  void changed(Level level, Entry source) {
    if (changing.contains(source)) {
      return;
    }
    changing.push(source);
    for (Field subquestion : source.field.subquestions()) {
      level.find(subquestion.variable()).ifPresent(sub -> show(level, sub, isAnswer(source)));
    }
    watched(level, source);
    changing.pop();
  }

  private void watched(Level level, Entry source) {
    for (Entry entry : level.entries) {
      for (Condition condition : entry.field.conditions()) {
        if (condition.known()
            && condition.variable().equals(source.field.variable())
            && !entry.field.hidden()
            && !brokenAtFirst(level, entry)) {
          show(level, entry, fulfils(source, condition));
        }
      }
    }
  }

  /** After a script error no condition of the field is watched. */
  private boolean brokenAtFirst(Level level, Entry entry) {
    return line != ReleaseLine.SCALE_22_12
        && entry.field.conditions().stream()
            .filter(Condition::known)
            .anyMatch(condition -> level.find(condition.variable()).isEmpty());
  }

  private void show(Level level, Entry entry, boolean shown) {
    if (entry.shown == shown) {
      return;
    }
    entry.shown = shown;
    if (shown && entry.control == Control.ROWS) {
      listShown.accept(entry);
    }
    // Hiding a field leaves its subquestions alone.
    if (!changing.contains(entry)) {
      changing.push(entry);
      watched(level, entry);
      changing.pop();
    }
  }
}
