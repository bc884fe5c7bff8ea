package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Conditional;
import dev.trainyard.generator.expression.node.Cut;
import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A schedule (TrueNAS type {@code cron}); as a value it is the five fields of a crontab line, in
 * which Sunday is 0 whatever the owner calls it.
 */
public final class CronQuestion extends Question implements Value<String>, Worded<CronQuestion> {

  /** The fields of the answer, in the order of a crontab line. */
  public static final List<Part> FIELDS =
      List.of(Part.MINUTE, Part.HOUR, Part.DAY_OF_MONTH, Part.MONTH, Part.DAY_OF_WEEK);

  private static final String SEVEN = "7";
  private static final String SUNDAY = "0";

  /**
   * What a day of the week that is 7 becomes where others come before it: to TrueNAS and in a
   * crontab it is Sunday, to what runs schedules only 0 is (robfig/cron v3, spec.go, dow).
   */
  private static final SortedMap<String, String> SUNDAY_LAST =
      new TreeMap<>(Map.of("-" + SEVEN, "-6," + SUNDAY, "," + SEVEN, "," + SUNDAY));

  private String schedule = "0 0 * * *";

  CronQuestion(String path) {
    super(path);
  }

  /**
   * The schedule before the owner touches it; daily at midnight by default.
   *
   * @param schedule five fields: minute, hour, day of month, month, day of week
   */
  public CronQuestion defaultSchedule(String schedule) {
    return changed(this, q -> q.schedule = NotNull.of(schedule, "the default"));
  }

  /** The schedule before the owner touches it. */
  public String defaultSchedule() {
    return schedule;
  }

  @Override
  public Object fallback(Part part) {
    String[] fields = schedule.split(" ");
    int index = FIELDS.indexOf(part);
    return index < fields.length ? fields[index] : "*";
  }

  @Override
  public boolean plain(Part part) {
    // Nothing in a field of a schedule means something else anywhere the five of them can stand.
    return true;
  }

  @Override
  public Expression<String> expression() {
    return in(Scope.ROOT);
  }

  /** The schedule of a list item or of the answers as a whole. */
  Expression<String> in(Scope scope) {
    List<Text.Part> parts = new ArrayList<>();
    for (Part field : FIELDS) {
      if (!parts.isEmpty()) {
        parts.add(new Text.Fixed(" "));
      }
      Expression<String> answer = new Answer<>(this, field, scope);
      parts.add(new Text.Hole(field == Part.DAY_OF_WEEK ? withoutSeven(answer) : answer));
    }
    return new Text(parts);
  }

  private static Expression<String> withoutSeven(Expression<String> days) {
    Expression<String> same = days;
    for (Map.Entry<String, String> end : SUNDAY_LAST.entrySet()) {
      Expression<String> rest = new Cut(days, Cut.What.WITHOUT_SUFFIX, end.getKey());
      same =
          new Conditional<>(
              new Equality(rest, days),
              same,
              new Text(List.of(new Text.Hole(rest), new Text.Fixed(end.getValue()))));
    }
    return new Conditional<>(new Equality(days, new Literal<>(SEVEN)), new Literal<>(SUNDAY), same);
  }

  private static String withoutSeven(String days) {
    for (Map.Entry<String, String> end : SUNDAY_LAST.entrySet()) {
      if (days.endsWith(end.getKey())) {
        return days.substring(0, days.length() - end.getKey().length()) + end.getValue();
      }
    }
    return days.equals(SEVEN) ? SUNDAY : days;
  }

  /**
   * What is wrong with an answer; empty when nothing is.
   *
   * @param fields what is answered, in the order of {@link #FIELDS}
   */
  public static Optional<String> objection(List<String> fields) {
    List<String> schedule = new ArrayList<>(fields);
    int days = FIELDS.indexOf(Part.DAY_OF_WEEK);
    schedule.set(days, withoutSeven(schedule.get(days)));
    return fault(String.join(" ", schedule));
  }

  @Override
  boolean hasDefault() {
    return true;
  }

  @Override
  void check(Faults faults) {
    fault(schedule)
        .ifPresent(
            fault ->
                faults.error(
                    Rule.DEFAULT,
                    "has the schedule \"" + schedule + "\": " + fault,
                    "five fields: minute, hour, day of month, month, day of week",
                    "write it as \"0 3 * * *\""));
  }

  /** What is wrong with a schedule; empty when nothing is. */
  static Optional<String> fault(String schedule) {
    return schedule.split(" ", -1).length == FIELDS.size()
        ? CronSchedule.objection(schedule)
        : Optional.of("it has not five fields with one blank between them");
  }
}
