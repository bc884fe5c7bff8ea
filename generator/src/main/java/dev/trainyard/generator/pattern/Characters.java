package dev.trainyard.generator.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A set of characters.
 *
 * @param ranges its ranges in order, without overlap or neighbours
 */
record Characters(List<Range> ranges) {

  /** What a text can hold: every code point but NUL and halves of characters. */
  private static final List<Range> ALL =
      List.of(new Range(1, 0xd7ff), new Range(0xe000, Character.MAX_CODE_POINT));

  /**
   * Neighbouring characters.
   *
   * @param first the first code point
   * @param last the last code point, not before the first
   */
  record Range(int first, int last) {}

  /** The set of these ranges, which may overlap. */
  static Characters of(List<Range> ranges) {
    List<Range> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparingInt(Range::first));
    List<Range> merged = new ArrayList<>();
    for (Range range : sorted) {
      Range before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (before != null && range.first() <= before.last() + 1) {
        merged.set(
            merged.size() - 1, new Range(before.first(), Math.max(before.last(), range.last())));
      } else {
        merged.add(range);
      }
    }
    return new Characters(List.copyOf(merged));
  }

  /** All other characters that a text can hold. */
  Characters others() {
    List<Range> others = new ArrayList<>();
    for (Range all : ALL) {
      int next = all.first();
      for (Range range : ranges) {
        if (range.last() < next || range.first() > all.last()) {
          continue;
        }
        if (range.first() > next) {
          others.add(new Range(next, range.first() - 1));
        }
        next = range.last() + 1;
      }
      if (next <= all.last()) {
        others.add(new Range(next, all.last()));
      }
    }
    return new Characters(List.copyOf(others));
  }

  boolean contains(int character) {
    return ranges.stream()
        .anyMatch(range -> range.first() <= character && character <= range.last());
  }

  /** Whether all of these are among others. */
  boolean isWithin(Characters others) {
    return ranges.stream()
        .allMatch(
            range ->
                others.ranges.stream()
                    .anyMatch(
                        other -> other.first() <= range.first() && range.last() <= other.last()));
  }

  /** One of the characters; {@code choose} yields a number from 0 to below its argument. */
  int any(IntUnaryOperator choose) {
    Range range = ranges.get(choose.applyAsInt(ranges.size()));
    return range.first() + choose.applyAsInt(range.last() - range.first() + 1);
  }
}
