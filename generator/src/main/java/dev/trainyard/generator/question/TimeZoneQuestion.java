package dev.trainyard.generator.question;

import dev.trainyard.generator.value.Kind;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;

/**
 * A time zone such as {@code Europe/Berlin}; TrueNAS offers its own as default ({@code
 * definitions/timezone}).
 */
public final class TimeZoneQuestion extends ScalarQuestion<String>
    implements Worded<TimeZoneQuestion> {

  TimeZoneQuestion(String path) {
    super(path, Kind.TEXT);
  }

  @Override
  public Optional<String> defaultValue() {
    return Optional.of("Etc/UTC");
  }

  @Override
  Optional<String> fault(String answer) {
    return List.of(TimeZone.getAvailableIDs()).contains(answer)
        ? Optional.empty()
        : Optional.of("it is no time zone such as Europe/Berlin");
  }

  @Override
  void check(Faults faults) {}
}
