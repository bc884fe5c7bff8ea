package dev.trainyard.catalog.helm.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.lint.CatalogLint;
import dev.trainyard.catalog.lint.rule.CatalogRules;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real readers refuse, misread or crash on is found before they get it. */
class MutationsTest {

  private static final HelmCatalog EDITION = new HelmCatalog();
  private static final CatalogRules RULES = EDITION.rules();
  private static final int TRIED = 174;

  static Stream<Mutation> mutations() {
    return Mutations.all().stream();
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void eachChangeIsReportedAsWhatItIs(Mutation mutation) {
    assertThat(
            CatalogLint.of(EDITION, RULES.catalog(mutation.example()), RULES.releases())
                .problems()
                .all())
        .extracting(problem -> problem.rule().code())
        .satisfies(codes -> assertThat(Set.copyOf(codes)).isEqualTo(Set.copyOf(mutation.codes())));
  }

  @Test
  void allOfThemAreTried() {
    List<Mutation> all = Mutations.all();

    assertThat(all).extracting(Mutation::id).doesNotHaveDuplicates().hasSize(TRIED);
    assertThat(all).allMatch(mutation -> mutation.codes().isEmpty() != mutation.why().isEmpty());
  }
}
