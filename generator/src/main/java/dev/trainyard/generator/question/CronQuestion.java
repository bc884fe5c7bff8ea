package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.Answer;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Kind;
import dev.trainyard.generator.expression.Scope;
import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.expression.Value;
import java.util.ArrayList;
import java.util.List;

/** A schedule (TrueNAS type {@code cron}); as a value it is the five fields of a crontab line. */
public final class CronQuestion extends Question implements Value<String> {

  /** The fields of the answer, in the order of a crontab line. */
  public static final List<String> FIELDS = List.of("minute", "hour", "dom", "month", "dow");

  private final String schedule;

  CronQuestion(CronSpec spec) {
    super(spec);
    this.schedule = spec.schedule;
  }

  /** The schedule before the owner touches it. */
  public String defaultSchedule() {
    return schedule;
  }

  @Override
  public Expression<String> expression() {
    List<Text.Part> parts = new ArrayList<>();
    String[] defaults = schedule.split(" ");
    for (int i = 0; i < FIELDS.size(); i++) {
      if (i > 0) {
        parts.add(new Text.Fixed(" "));
      }
      List<String> field = new ArrayList<>(path());
      field.add(FIELDS.get(i));
      parts.add(
          new Text.Hole(
              new Answer<>(Scope.ROOT, field, Kind.TEXT, defaults[i], Answer.Access.PLAIN)));
    }
    return new Text(parts);
  }
}
