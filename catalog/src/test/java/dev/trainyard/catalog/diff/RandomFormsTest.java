package dev.trainyard.catalog.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.compose.ComposeCatalog;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.generator.form.Acceptance;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.FormReader;
import dev.trainyard.generator.form.FormState;
import dev.trainyard.generator.form.ReleaseLine;
import dev.trainyard.generator.migration.Migration;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever two forms ask: where TrueNAS refuses the answers of an owner at the upgrade from one to
 * the other, some change between them is called breaking.
 *
 * <p>{@code -Dtrainyard.forms=100000} tries as many pairs.
 */
class RandomFormsTest {

  private static final int PAIRS = Integer.getInteger("trainyard.forms", 1_000);
  private static final int OWNERS = 8;

  private static Stream<CatalogEdition> editions() {
    return Stream.of(new HelmCatalog(), new ComposeCatalog());
  }

  @ParameterizedTest
  @MethodSource("editions")
  void aRefusedUpgradeIsCalledBreaking(CatalogEdition edition) {
    List<String> missed = new ArrayList<>();
    int refused = 0;
    for (int seed = 0; seed < PAIRS; seed++) {
      Random random = new Random(seed);
      List<Asked> before = new ArrayList<>();
      List<Asked> after = new ArrayList<>();
      for (int place = 0; place < 3; place++) {
        Asked first = Asked.of(place, random);
        before.add(first);
        after.add(random.nextInt(3) == 0 ? first : first.changed(random));
      }
      String around = random.nextBoolean() ? "" : "around.";
      Form base = form(before, around);
      Form head = form(after, around);
      String refusal = refusal(edition, base, head, around, random);
      if (!refusal.isEmpty()) {
        refused++;
        if (!isCalledBreaking(edition, base, head)) {
          missed.add("seed " + seed + "\n" + text(before, around) + text(after, around) + refusal);
        }
      }
    }
    assertThat(missed).as("of %s refused upgrades", refused).isEmpty();
    assertThat(refused).isGreaterThan(PAIRS / 40);
  }

  private static boolean isCalledBreaking(CatalogEdition edition, Form base, Form head) {
    return QuestionChanges.between(
            Migrated.of(Questions.of(base, edition), new Migration(List.of())),
            Questions.of(head, edition))
        .stream()
        .anyMatch(Change::isBreaking);
  }

  /** What an owner is told who installs one form and upgrades to the other; empty for nothing. */
  private static String refusal(
      CatalogEdition edition, Form base, Form head, String around, Random random) {
    for (ReleaseLine line : edition.releaseLines()) {
      for (int i = 0; i < OWNERS; i++) {
        FormState wizard = FormState.install(base, line);
        for (int place = 0; place < 3; place++) {
          String path = around + "q" + place;
          if (wizard.isVisible(path) && random.nextBoolean()) {
            wizard = wizard.answer(path, Asked.answer(place, random));
          }
        }
        Acceptance installed = Acceptance.install(base, line, wizard.payload());
        if (wizard.isValid() && installed.faults().isEmpty()) {
          List<String> faults = Acceptance.install(head, line, installed.values()).faults();
          if (!faults.isEmpty()) {
            return line + " " + installed.values() + " " + faults;
          }
        }
      }
    }
    return "";
  }

  private static Form form(List<Asked> questions, String around) {
    return FormReader.read(text(questions, around).getBytes(StandardCharsets.UTF_8)).form();
  }

  private static String text(List<Asked> questions, String around) {
    String all = questions.stream().map(Asked::text).collect(Collectors.joining(", ", "[", "]"));
    return "questions: "
        + (around.isEmpty()
            ? all
            : "[{variable: around, label: Q, schema: {type: dict, attrs: " + all + "}}]")
        + "\n";
  }

  /**
   * A question: the first yes or no, the second a choice, the third a text.
   *
   * @param usual its default; empty for none
   * @param condition on the question of that number, with a value; empty for none
   */
  private record Asked(int place, boolean required, String usual, String condition) {

    private static final List<String> TYPES =
        List.of(
            "type: boolean",
            "type: string, enum: [{value: a, description: A}, {value: b, description: B}]",
            "type: string");
    private static final Map<Integer, List<Object>> ANSWERS =
        Map.of(0, List.of(true, false), 1, List.of("a", "b"), 2, List.of("c", "d"));

    static Object answer(int place, Random random) {
      return ANSWERS.get(place).get(random.nextInt(2));
    }

    static Asked of(int place, Random random) {
      return new Asked(
          place,
          random.nextBoolean(),
          randomDefault(place, random),
          randomCondition(place, random));
    }

    private static String randomDefault(int place, Random random) {
      return random.nextBoolean() ? "" : String.valueOf(answer(place, random));
    }

    private static String randomCondition(int place, Random random) {
      int other = place == 0 ? 0 : random.nextInt(place);
      return place == 0 || random.nextInt(3) == 0
          ? ""
          : "[[q%d, '%s', %s]]"
              .formatted(other, random.nextInt(4) == 0 ? "!=" : "=", answer(other, random));
    }

    Asked changed(Random random) {
      return switch (random.nextInt(4)) {
        case 0 -> new Asked(place, !required, usual, condition);
        case 1 -> new Asked(place, required, randomDefault(place, random), condition);
        case 2 -> new Asked(place, required, usual, randomCondition(place, random));
        default -> of(place, random);
      };
    }

    String text() {
      return "{variable: q%d, label: Q, schema: {%s%s%s%s}}"
          .formatted(
              place,
              TYPES.get(place),
              required ? ", required: true" : "",
              usual.isEmpty() ? "" : ", default: " + usual,
              condition.isEmpty() ? "" : ", show_if: " + condition);
    }
  }
}
