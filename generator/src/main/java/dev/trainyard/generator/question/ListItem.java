package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.CertificatePart;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.ItemIndex;
import dev.trainyard.generator.expression.Present;
import dev.trainyard.generator.expression.Scope;

/**
 * The item at hand while something is repeated for each item of a list.
 *
 * @param scope where its answers are found
 * @param list the list's path, such as {@code agents}
 */
public record ListItem(Scope scope, String list) {

  /** The item's answer to one of the list's questions. */
  public <T> Expression<T> get(ScalarQuestion<T> question) {
    return question.answerIn(scope, list + "[].");
  }

  /** True when the item's answer was given and is not empty. */
  public Expression<Boolean> isGiven(ScalarQuestion<?> question) {
    return new Present(question.answerIn(scope, list + "[]."));
  }

  /** The item's position in the list, from 0. */
  public Expression<Long> index() {
    return new ItemIndex(scope);
  }

  /** A part of the certificate that the item has chosen. */
  public Expression<String> certificate(CertificateQuestion question, CertificatePart.Part part) {
    return new CertificatePart(question.answerIn(scope, list + "[]."), part, question.authority());
  }
}
