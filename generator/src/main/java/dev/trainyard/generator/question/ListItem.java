package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.CertificatePart;
import dev.trainyard.generator.expression.node.GpuChosen;
import dev.trainyard.generator.expression.node.ItemIndex;
import dev.trainyard.generator.expression.node.Joined;
import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.NotEmpty;
import dev.trainyard.generator.expression.node.Present;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.function.Function;

/**
 * The item at hand while something is repeated for each item of a list.
 *
 * @param list the list
 */
public record ListItem(ListAnswer list) {

  /** Where the item's answers are found. */
  public Scope scope() {
    return list.item();
  }

  /** The item's answer to one of the list's questions. */
  public <T> Expression<T> get(ScalarQuestion<T> question) {
    return question.answerIn(scope());
  }

  /** The item's schedule: the five fields of a crontab line. */
  public Expression<String> get(CronQuestion question) {
    return question.in(scope());
  }

  /** The CPU cores that the item may use. */
  public Expression<Long> cpus(LimitsQuestion question) {
    return question.cpus(scope());
  }

  /** The memory that the item may use, in MiB. */
  public Expression<Long> memory(LimitsQuestion question) {
    return question.memory(scope());
  }

  /** The condition that the item is given a GPU. */
  public Expression<Boolean> isChosen(GpuQuestion question) {
    return new GpuChosen(question, scope());
  }

  /** The texts of a list of the item, one after the other. */
  public Expression<String> joined(StringListQuestion question, String separator) {
    return new Joined(question.answerIn(scope()), separator);
  }

  /** The condition that a list of the item holds at least one text. */
  public Expression<Boolean> hasItems(StringListQuestion question) {
    return new NotEmpty(question.answerIn(scope()));
  }

  /** A text for each text of a list of the item, one after the other. */
  public Expression<String> text(
      StringListQuestion question, Function<Value<String>, Value<String>> content) {
    return question.text(question.answerIn(scope()), content);
  }

  /** True when the item's answer was given and is not empty. */
  public Expression<Boolean> isGiven(ScalarQuestion<?> question) {
    return new Present(question.answerIn(scope()));
  }

  /** The item's position in the list, from 0. */
  public Expression<Long> index() {
    return new ItemIndex(scope());
  }

  /** A part of the certificate that the item has chosen. */
  public Expression<String> certificate(CertificateQuestion question, CertificatePart.Part part) {
    return new CertificatePart(question.answerIn(scope()), part, question.authority());
  }
}
