package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A schedule (TrueNAS type {@code cron}); as a value it is the five fields of a crontab line. */
public final class CronQuestion extends Question implements Value<String>, Worded<CronQuestion> {

  /** The fields of the answer, in the order of a crontab line. */
  public static final List<Part> FIELDS =
      List.of(Part.MINUTE, Part.HOUR, Part.DAY_OF_MONTH, Part.MONTH, Part.DAY_OF_WEEK);

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
      parts.add(new Text.Hole(new Answer<String>(this, field, scope)));
    }
    return new Text(parts);
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
