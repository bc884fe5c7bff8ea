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
 */
public record ListItem(Scope scope) {

  /** The item's answer to one of the list's questions. */
  public <T> Expression<T> get(ScalarQuestion<T> question) {
    return question.answerIn(scope);
  }

  /** True when the item's answer was given and is not empty. */
  public Expression<Boolean> isGiven(ScalarQuestion<?> question) {
    return new Present(question.answerIn(scope));
  }

  /** The item's position in the list, from 0. */
  public Expression<Long> index() {
    return new ItemIndex(scope);
  }

  /** A part of the certificate that the item has chosen. */
  public Expression<String> certificate(CertificateQuestion question, CertificatePart.Part part) {
    return new CertificatePart(question.answerIn(scope), part, question.authority());
  }
}
