package dev.trainyard.generator.question;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A schedule, as the scheduler that runs it (robfig/cron 3) reads it. */
public final class CronSchedule {

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
  private static final List<Unit> UNITS =
      List.of(
          new Unit("minute", 0, 59, List.of()),
          new Unit("hour", 0, 23, List.of()),
          new Unit("day of the month", 1, 31, List.of()),
          new Unit("month", 1, 12, MONTHS),
          new Unit("day of the week", 0, 6, DAYS));
  private static final Pattern NAMED =
      Pattern.compile(
          "@(?:yearly|annually|monthly|weekly|daily|midnight|hourly"
              + "|every (?:[0-9]+(?:\\.[0-9]+)?(?:ns|us|µs|ms|s|m|h))++)");
  private static final Pattern PART =
      Pattern.compile("(?:([*?])|([0-9A-Za-z]+)(?:-([0-9A-Za-z]+))?)(?:/([0-9]{1,18}))?");

  private CronSchedule() {}

  /** What is wrong with a schedule; empty when nothing is. */
  public static Optional<String> objection(String schedule) {
    if (schedule.contains("TZ=")) {
      return Optional.of(
          "\"%s\" names a time zone; that is the field timeZone's place".formatted(schedule));
    }
    if (NAMED.matcher(schedule).matches()) {
      return Optional.empty();
    }
    String[] parts = schedule.strip().split("\\s+");
    if (parts.length != UNITS.size()) {
      return Optional.of(
          "\"%s\" is not a schedule; allowed: five fields (minute, hour, day of the month, month,"
                  .formatted(schedule)
              + " day of the week), or a name such as @daily");
    }
    for (int i = 0; i < parts.length; i++) {
      Unit unit = UNITS.get(i);
      for (String part : parts[i].split(",", -1)) {
        if (!unit.allows(part)) {
          return Optional.of(
              "\"%s\" has the %s \"%s\"; allowed: %d to %d, *, ranges a-b and steps */n"
                  .formatted(schedule, unit.name, part, unit.least, unit.most));
        }
      }
    }
    return Optional.empty();
  }

  private record Unit(String name, int least, int most, List<String> names) {

    boolean allows(String part) {
      Matcher matcher = PART.matcher(part);
      if (!matcher.matches()) {
        return false;
      }
      boolean step = matcher.group(4) == null || !matcher.group(4).matches("0+");
      if (matcher.group(1) != null) {
        return step;
      }
      OptionalInt from = number(matcher.group(2));
      OptionalInt to = matcher.group(3) == null ? from : number(matcher.group(3));
      return step
          && from.isPresent()
          && to.isPresent()
          && least <= from.getAsInt()
          && from.getAsInt() <= to.getAsInt()
          && to.getAsInt() <= most;
    }

    private OptionalInt number(String text) {
      int named = names.indexOf(text.toLowerCase(Locale.ROOT));
      if (named >= 0) {
        return OptionalInt.of(named + least);
      }
      return text.matches("[0-9]{1,4}")
          ? OptionalInt.of(Integer.parseInt(text))
          : OptionalInt.empty();
    }
  }
}
