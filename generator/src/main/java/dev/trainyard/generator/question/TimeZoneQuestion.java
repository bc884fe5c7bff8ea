package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.Kind;

/**
 * A time zone such as {@code Europe/Berlin}; TrueNAS offers its own as default ({@code
 * definitions/timezone}).
 */
public final class TimeZoneQuestion extends ScalarQuestion<String> {

  TimeZoneQuestion(ReferenceSpec spec) {
    super(spec, Kind.TEXT, "Etc/UTC");
  }
}
