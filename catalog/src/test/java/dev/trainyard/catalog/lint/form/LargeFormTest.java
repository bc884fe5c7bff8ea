package dev.trainyard.catalog.lint.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.compose.ComposeCatalog;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.lint.CatalogLint;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.testing.Allocated;
import dev.trainyard.generator.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A form costs what it weighs, and what is left out of it is told. */
class LargeFormTest {

  static List<CatalogEdition> editions() {
    return List.of(new HelmCatalog(), new ComposeCatalog());
  }

  private static List<Problem> problems(CatalogEdition edition, String questions) {
    String form = "groups: [{name: G, description: G}]\nquestions: [" + questions + "]\n";
    LintExample example = LintExample.file("VERSION/questions.yaml", form);
    return CatalogLint.of(edition, edition.rules().catalog(example), edition.rules().releases())
        .problems()
        .all();
  }

  private static String question(String variable, String schema) {
    return "{variable: %s, label: L, group: G, schema: %s}".formatted(variable, schema);
  }

  private static String attributes(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{variable: a" + i + ", label: L, schema: {type: int, show_if: 1}}")
        .collect(Collectors.joining(","));
  }

  /** The path of a question begins with that of the one around it. */
  @ParameterizedTest
  @MethodSource("editions")
  void aLongNameIsToldOnceAndNotGoneInto(CatalogEdition edition) throws Exception {
    String dict = "{type: dict, attrs: [" + attributes(2_000) + "]}";
    List<Problem> problems = new ArrayList<>();

    long used =
        Allocated.by(() -> problems.addAll(problems(edition, question("v".repeat(200_000), dict))));

    assertThat(problems)
        .extracting(Problem::found)
        .containsOnlyOnce("has a variable of 200000 characters")
        .allMatch(found -> found.startsWith("has a variable") || found.equals("asks nothing"));
    // Two thousand paths with the name in them have 400 million characters.
    assertThat(used).isLessThan(200L << 20);
  }

  @ParameterizedTest
  @MethodSource("editions")
  void questionsThatAreNotCheckedAreTold(CatalogEdition edition) {
    String many =
        IntStream.range(0, 10_003)
            .mapToObj(i -> question("q" + i, "{type: int}"))
            .collect(Collectors.joining(","));

    assertThat(problems(edition, many))
        .extracting(Problem::found)
        .containsExactly("comes behind 10000 others");
  }
}
