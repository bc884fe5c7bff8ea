package dev.trainyard.generator.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Conditional;
import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.Known;
import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimplificationTest {

  private static final BooleanQuestion FLAG = Questions.yesNo("flag");
  private static final Expression<Boolean> YES = FLAG.expression();
  private static final Expression<Boolean> NO = new Negation(YES);
  private static final Expression<Boolean> OTHER = Questions.yesNo("other").expression();

  private static final Text.Part DASH = new Text.Fixed("-");

  private static Tree.Entry field(String key) {
    return new Tree.Field(key, Tree.text("x"));
  }

  private static Tree.Entry field(String key, Tree.Entry... entries) {
    return new Tree.Field(key, new Tree.Mapping(List.of(entries)));
  }

  private static Tree.Entry when(Expression<Boolean> when, Tree.Entry... entries) {
    return new Tree.EntriesWhen(when, List.of(entries), List.of());
  }

  private static List<Tree.Entry> simplified(Tree.Entry... entries) {
    return simplified(List.of(), entries);
  }

  private static List<Tree.Entry> simplified(
      List<Expression<Boolean>> known, Tree.Entry... entries) {
    List<Document> documents =
        Simplification.of(
            List.of(new Document.Manifest(new Tree.Mapping(List.of(entries)))), known);
    return ((Document.Manifest) documents.get(0)).root().entries();
  }

  @Test
  void a_condition_is_not_asked_within_itself() {
    assertThat(simplified(when(YES, field("a"), when(YES, field("b")), when(NO, field("c")))))
        .containsExactly(when(YES, field("a"), field("b")));
    assertThat(simplified(when(YES, field("a", when(YES, field("b")), field("c")))))
        .containsExactly(when(YES, field("a", field("b"), field("c"))));
  }

  @Test
  void neighbours_under_one_condition_stand_together() {
    assertThat(simplified(when(YES, field("a")), when(YES, field("b")), when(OTHER, field("c"))))
        .containsExactly(when(YES, field("a"), field("b")), when(OTHER, field("c")));
    assertThat(simplified(when(YES, field("a")), when(NO, field("b"))))
        .containsExactly(new Tree.EntriesWhen(YES, List.of(field("a")), List.of(field("b"))));
    assertThat(simplified(when(YES, field("a")), when(NO, field("a")))).containsExactly(field("a"));
  }

  @Test
  void what_has_only_parts_under_one_condition_depends_on_it() {
    assertThat(simplified(field("data", when(YES, field("a"))), field("z")))
        .containsExactly(when(YES, field("data", field("a"))), field("z"));
  }

  /** An empty mapping that was meant is written, one of which nothing is left is not. */
  @Test
  void what_is_never_there_leaves_nothing_behind() {
    assertThat(simplified(when(YES, field("data", when(NO, field("a"))), field("z"))))
        .containsExactly(when(YES, field("z")));
    assertThat(simplified(field("data"), field("none", new Tree.Entry[0])))
        .containsExactly(field("data"), field("none", new Tree.Entry[0]));
  }

  /** What holds for an item of a list does not hold for those of a list within. */
  @Test
  void of_each_item_is_asked_what_depends_on_it() {
    BooleanQuestion own = Questions.yesNo("own");
    ListQuestion list = Questions.list("list").items(own);
    ListAnswer items = new ListAnswer(list, Scope.ROOT);
    Expression<Boolean> ofItem = new Answer<>(own, Part.VALUE, items.item());
    Tree.Entry inner = new Tree.EntriesEach(items, List.of(when(ofItem, field("b"))));
    Tree.Entry outer = new Tree.EntriesEach(items, List.of(when(ofItem, field("a"), inner)));

    assertThat(simplified(outer)).containsExactly(outer);
    Tree.Entry ofAll = new Tree.EntriesEach(items, List.of(when(YES, field("b"))));
    assertThat(simplified(when(YES, ofAll)))
        .containsExactly(when(YES, new Tree.EntriesEach(items, List.of(field("b")))));
  }

  @Test
  void what_always_holds_is_not_asked() {
    ListQuestion list = Questions.list("list").items(Questions.yesNo("own"));
    Tree.Entry each = new Tree.EntriesEach(list.answer(), List.of(field("b")));

    assertThat(simplified(List.of(NO), when(YES, field("a")), when(NO, field("b"))))
        .containsExactly(field("b"));
    assertThat(simplified(List.of(new Negation(list.hasItems())), field("a"), field("data", each)))
        .containsExactly(field("a"));
  }

  @Test
  void texts_have_no_parts_that_are_never_there() {
    ListQuestion list = Questions.list("list").items(Questions.yesNo("own"));
    Expression<Long> port = new Conditional<>(YES, new Literal<>(443L), new Literal<>(8443L));
    Text text =
        new Text(
            List.of(
                new Text.Fixed("a"),
                new Text.Optional(YES, List.of(new Text.Fixed("b"))),
                new Text.Optional(
                    NO, List.of(new Text.Fixed("c"), new Text.Optional(NO, List.of(DASH)))),
                new Text.Repeated(list.answer(), List.of(DASH)),
                new Text.Optional(
                    new Equality(port, new Literal<>(8443L)), List.of(new Text.Hole(port))),
                new Text.Optional(new Equality(port, new Literal<>(443L)), List.of(DASH))));

    assertThat(Known.of(List.of(NO, new Negation(list.hasItems()))).value(text))
        .isEqualTo(new Text(List.of(new Text.Fixed("ac-"), new Text.Hole(new Literal<>(8443L)))));
  }
}
