package dev.trainyard.generator.compose.service;

import dev.trainyard.generator.compose.answer.ComposeAnswers;
import dev.trainyard.generator.expression.node.DatasetPath;
import dev.trainyard.generator.expression.node.Generated;
import dev.trainyard.generator.expression.node.PasswordHash;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Secrets that are made once, when the app runs for the first time, and kept in a dataset of the
 * app. What is rendered has a word in their place, which a service of the app replaces in the files
 * that it writes: templates can look nothing up.
 */
public final class RuntimeSecrets {

  /** The top variable of the dataset. */
  public static final String VARIABLE = "generated_secrets";

  /** The name of the dataset. */
  public static final String DATASET = "generated-secrets";

  /** What owners are told of a secret that they have given: it is kept with their answers only. */
  public static final String GIVEN = "the one that you gave";

  /** How every word begins that stands for a secret. */
  static final String WORD = "TRAINYARD_SECRET_";

  private static final StringQuestion QUESTION =
      Questions.string(VARIABLE + "." + ComposeAnswers.DATASET_NAME).defaultText(DATASET);

  private RuntimeSecrets() {}

  /**
   * The word that stands for a secret. It has characters that no notation escapes, and its end
   * cannot be a part of a key.
   */
  public static String word(String key) {
    return WORD + key + "_";
  }

  /** The directory of the dataset. */
  static DatasetPath directory() {
    return new DatasetPath(QUESTION.answer());
  }

  /** Whether a value is known only when the app runs; a single file has random secrets in it. */
  static boolean isIn(Expression<?> value, Delivery delivery) {
    return of(value).stream()
        .anyMatch(secret -> delivery == Delivery.CATALOG || secret instanceof PasswordHash);
  }

  private static Set<Expression<?>> of(Expression<?> value) {
    Set<Expression<?>> all = new LinkedHashSet<>();
    SubExpressions.walk(
        value,
        part -> {
          if (part instanceof Generated || part instanceof PasswordHash) {
            all.add(part);
          }
        });
    return all;
  }

  /** Whether an app has any. */
  public static boolean areIn(Plan plan) {
    return plan.units().stream()
        .anyMatch(unit -> !generated(unit).isEmpty() || !unit.hashes().isEmpty());
  }

  /** The random ones that a unit uses, each once. */
  public static List<Generated> generated(Unit unit) {
    return unit.values()
        .flatMap(value -> of(value.value()).stream())
        .filter(Generated.class::isInstance)
        .map(Generated.class::cast)
        .map(one -> new Generated(one.key(), one.length(), null))
        .distinct()
        .toList();
  }
}
