package dev.trainyard.generator.evaluate;

import static dev.trainyard.generator.tree.MappingBuilder.mapping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.helm.HelmSite;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.TemplateFile;
import dev.trainyard.generator.tree.Tree;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each construct of a manifest evaluates to. */
class ManifestsTest {

  private static final BooleanQuestion FLAG = Questions.yesNo("flag");
  private static final StringListQuestion WORDS = Questions.stringList("words");
  private static final ListAnswer LIST = WORDS.answer();
  private static final Tree.Scalar WORD = new Tree.Scalar(WORDS.item());

  private static final Map<String, ?> NONE = Map.of();
  private static final Map<String, ?> ON = Map.of("flag", true);
  private static final Map<String, ?> TWO = Map.of("words", List.of("a", "b: \"{{ c }}\"\n"));

  private static List<Map<String, Object>> evaluate(Map<String, ?> values, Document... documents) {
    HelmSite site = new HelmSite("notes", "mine", "n", 1, new HashMap<>(values), Map.of());
    return Manifests.evaluate(
        List.of(new TemplateFile("x.yaml", Arrays.asList(documents))), site.answers(), site);
  }

  private static Map<String, Object> evaluate(Map<String, ?> values, Tree.Mapping root) {
    return evaluate(values, new Document.Manifest(root)).get(0);
  }

  private static Tree.Sequence sequence(Tree.Element... elements) {
    return new Tree.Sequence(Arrays.asList(elements));
  }

  private static Document named(String name) {
    return new Document.Manifest(mapping(fields -> fields.put("name", name)));
  }

  @Test
  void fieldsKeepTheirOrderAndTypes() {
    assertThat(
            evaluate(
                NONE,
                mapping(
                    f ->
                        f.put("z", "1").put("a", 1).put("m", true).put("n", n -> n.put("x", "y")))))
        .hasToString("{z=1, a=1, m=true, n={x=y}}")
        .containsEntry("z", "1")
        .containsEntry("a", 1L);
  }

  @Test
  void whatIsEmptyFromTheStartIsThereAndWhatLostAllItsPartsIsNot() {
    Tree.Mapping root =
        mapping(
            f ->
                f.put("empty", new Tree.Mapping(List.of()))
                    .put("none", new Tree.Sequence(List.of()))
                    .put("map", m -> m.when(FLAG.expression(), w -> w.put("x", 1)))
                    .put(
                        "list",
                        sequence(
                            new Tree.ElementsWhen(
                                FLAG.expression(),
                                List.of(new Tree.Item(Tree.number(1))),
                                List.of())))
                    .put(
                        "deep",
                        d -> d.put("er", e -> e.when(FLAG.expression(), w -> w.put("x", 1)))));

    assertThat(evaluate(NONE, root)).hasToString("{empty={}, none=[]}");
    assertThat(evaluate(ON, root))
        .hasToString("{empty={}, none=[], map={x=1}, list=[1], deep={er={x=1}}}");
  }

  @Test
  void anItemThatLostAllItsPartsIsNoItem() {
    Tree.Mapping root =
        mapping(
            f ->
                f.put(
                    "list",
                    sequence(
                        new Tree.Item(mapping(m -> m.when(FLAG.expression(), w -> w.put("x", 1)))),
                        new Tree.Item(Tree.text("last")))));

    assertThat(evaluate(NONE, root)).hasToString("{list=[last]}");
    assertThat(evaluate(ON, root)).hasToString("{list=[{x=1}, last]}");
  }

  @Test
  void oneOfTwoBranchesIsTaken() {
    Tree.Mapping root =
        mapping(
            f ->
                f.add(
                        new Tree.EntriesWhen(
                            FLAG.expression(),
                            MappingBuilder.entries(e -> e.put("a", 1)),
                            MappingBuilder.entries(e -> e.put("b", 2))))
                    .put(
                        "list",
                        sequence(
                            new Tree.ElementsWhen(
                                FLAG.expression(),
                                List.of(new Tree.Item(Tree.text("yes"))),
                                List.of(new Tree.Item(Tree.text("no")))))));

    assertThat(evaluate(NONE, root)).hasToString("{b=2, list=[no]}");
    assertThat(evaluate(ON, root)).hasToString("{a=1, list=[yes]}");
  }

  @Test
  void entriesAndElementsAreRepeatedForEachItem() {
    Tree.Mapping root =
        mapping(
            f ->
                f.put(
                        "map",
                        m ->
                            m.add(
                                new Tree.EntriesEach(
                                    LIST, List.of(new Tree.Field(WORDS.item(), WORD)))))
                    .put(
                        "list",
                        sequence(new Tree.ElementsEach(LIST, List.of(new Tree.Item(WORD))))));

    assertThat(evaluate(NONE, root)).isEmpty();
    assertThat(evaluate(TWO, root))
        .containsEntry("map", Map.of("a", "a", "b: \"{{ c }}\"\n", "b: \"{{ c }}\"\n"))
        .containsEntry("list", List.of("a", "b: \"{{ c }}\"\n"));
  }

  @Test
  void sharedEntriesStandAmongTheOthers() {
    Tree.SharedEntries shared =
        new Tree.SharedEntries("labels", List.of(new Tree.Field("x", Tree.text("y"))));

    assertThat(evaluate(NONE, mapping(f -> f.put("a", 1).add(shared).put("b", 2))))
        .hasToString("{a=1, x=y, b=2}");
  }

  @Test
  void documentsDependOnConditionsAndAreRepeated() {
    Document conditional =
        new Document.DocumentsWhen(FLAG.expression(), List.of(named("one"), named("two")));
    Document repeated =
        new Document.DocumentsEach(
            LIST, List.of(new Document.Manifest(mapping(f -> f.put("name", (Tree) WORD)))));

    assertThat(evaluate(NONE, conditional, repeated, named("last")))
        .extracting(manifest -> manifest.get("name"))
        .containsExactly("last");
    assertThat(evaluate(ON, conditional)).hasSize(2);
    assertThat(evaluate(TWO, repeated))
        .extracting(manifest -> manifest.get("name"))
        .containsExactly("a", "b: \"{{ c }}\"\n");
  }

  @Test
  void aRefusalStopsTheRendering() {
    Document refused = new Document.Refused(FLAG.expression(), "Not both.");

    assertThat(evaluate(NONE, refused, named("x"))).hasSize(1);
    assertThatThrownBy(() -> evaluate(ON, named("x"), refused))
        .isInstanceOf(RenderFailure.class)
        .hasMessage("Not both.");
  }

  @Test
  void helmsMergeIsDeepForLevelsAndNotForListsAndNullRemoves() {
    Map<String, Object> answers = new HashMap<>();
    answers.put("gone", null);
    answers.put("level", Map.of("b", 3));
    answers.put("list", List.of(9));
    answers.put("text", Map.of("now", "a level"));

    assertThat(
            Values.merge(
                Map.of(
                    "gone",
                    1,
                    "kept",
                    1,
                    "text",
                    "t",
                    "level",
                    Map.of("a", 1, "b", 2),
                    "list",
                    List.of(1, 2)),
                answers))
        .isEqualTo(
            Map.of(
                "kept",
                1,
                "level",
                Map.of("a", 1, "b", 3),
                "list",
                List.of(9),
                "text",
                Map.of("now", "a level")));
  }

  @Test
  void aConstantKeyIsALiteral() {
    assertThat(new Tree.Field("x", Tree.bool(true)).key()).isEqualTo(new Literal<>("x"));
    assertThat(evaluate(NONE, mapping(f -> f.put("x", Tree.texts(List.of("a", "1"))))))
        .containsEntry("x", List.of("a", "1"));
  }
}
