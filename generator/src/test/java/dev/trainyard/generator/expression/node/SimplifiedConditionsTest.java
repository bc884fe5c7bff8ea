package dev.trainyard.generator.expression.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimplifiedConditionsTest {

  private static final BooleanQuestion P = Questions.yesNo("p");
  private static final BooleanQuestion Q = Questions.yesNo("q");
  private static final ChoiceQuestion MODE =
      Questions.choice("mode").option("a", "A").option("b", "B").option("c", "C");

  private static final Expression<Boolean> YES = P.expression();
  private static final Expression<Boolean> MORE = Q.expression();
  private static final Expression<Boolean> A = MODE.is("a");
  private static final Expression<Boolean> B = MODE.is("b");

  private static Expression<Boolean> not(Expression<Boolean> condition) {
    return new Negation(condition);
  }

  private static Expression<Boolean> simplified(
      Expression<Boolean> condition, List<Expression<Boolean>> known) {
    return Conditions.simplified(condition, known);
  }

  private static Expression<Boolean> simplified(Expression<Boolean> condition) {
    return simplified(condition, List.of());
  }

  private static final Expression<Boolean> ALWAYS = new Literal<>(true);
  private static final Expression<Boolean> NEVER = new Literal<>(false);

  @Test
  void nothing_is_asked_twice() {
    assertThat(simplified(new Any(List.of(YES, YES)))).isEqualTo(YES);
    assertThat(simplified(new All(List.of(YES, new All(List.of(MORE, YES))))))
        .isEqualTo(new All(List.of(YES, MORE)));
    assertThat(simplified(not(not(YES)))).isEqualTo(YES);
    assertThat(simplified(new Any(List.of(YES, new All(List.of(not(YES), MORE))))))
        .isEqualTo(new Any(List.of(YES, MORE)));
  }

  @Test
  void what_is_certain_is_not_asked() {
    assertThat(simplified(new Any(List.of(YES, not(YES))))).isEqualTo(ALWAYS);
    assertThat(simplified(new All(List.of(A, B)))).isEqualTo(NEVER);
    assertThat(simplified(YES, List.of(new All(List.of(MORE, YES))))).isEqualTo(ALWAYS);
    assertThat(simplified(new All(List.of(YES, MORE)), List.of(MORE))).isEqualTo(YES);
    assertThat(simplified(not(B), List.of(A))).isEqualTo(ALWAYS);
    assertThat(simplified(new Any(List.of(A, MORE)), List.of(B))).isEqualTo(MORE);
    assertThat(simplified(A, List.of(YES))).isEqualTo(A);
  }

  @Test
  void of_a_list_without_items_nothing_is_asked() {
    StringQuestion name = Questions.string("name");
    ListQuestion list = Questions.list("list").items(name);
    Expression<Boolean> twice = list.hasDuplicates(name);

    assertThat(simplified(twice, List.of(not(list.hasItems())))).isEqualTo(NEVER);
    assertThat(simplified(twice, List.of(list.hasItems()))).isEqualTo(twice);
  }

  private static boolean holds(Expression<?> condition, Map<String, Object> answers) {
    if (condition instanceof Literal<?> literal) {
      return (Boolean) literal.value();
    }
    if (condition instanceof Negation negation) {
      return !holds(negation.condition(), answers);
    }
    if (condition instanceof All all) {
      return all.conditions().stream().allMatch(part -> holds(part, answers));
    }
    if (condition instanceof Any any) {
      return any.conditions().stream().anyMatch(part -> holds(part, answers));
    }
    if (condition instanceof Equality equality) {
      return ((Literal<?>) equality.right()).value().equals(answers.get("mode"));
    }
    return (Boolean) answers.get(((Answer<?>) condition).question().dotted());
  }

  private static Expression<Boolean> random(Random random, int depth) {
    int kind = random.nextInt(depth == 0 ? 4 : 8);
    if (kind < 4) {
      return List.of(YES, MORE, A, B).get(kind);
    }
    if (kind == 4) {
      return not(random(random, depth - 1));
    }
    List<Expression<Boolean>> parts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      parts.add(random(random, depth - 1));
    }
    return kind == 5 ? new All(parts) : new Any(parts);
  }

  /** Whatever the answers are with which it is asked. */
  @Test
  void it_says_the_same() {
    List<Map<String, Object>> answers =
        Stream.of(true, false)
            .flatMap(
                p ->
                    Stream.of(true, false)
                        .flatMap(
                            q ->
                                Stream.of("a", "b", "c")
                                    .map(
                                        mode ->
                                            Map.<String, Object>of("p", p, "q", q, "mode", mode))))
            .toList();
    for (int seed = 0; seed < 5000; seed++) {
      Random random = new Random(seed);
      Expression<Boolean> condition = random(random, 3);
      List<Expression<Boolean>> known =
          Stream.generate(() -> random(random, 2)).limit(random.nextInt(3)).toList();
      Expression<Boolean> simplified = simplified(condition, known);
      answers.stream()
          .filter(all -> known.stream().allMatch(one -> holds(one, all)))
          .forEach(
              all ->
                  assertThat(holds(simplified, all))
                      .as("%s where %s hold, as %s, for %s", condition, known, simplified, all)
                      .isEqualTo(holds(condition, all)));
    }
  }
}
