package dev.trainyard.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.testing.ListingEdition;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.generator.problem.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditionsTest {

  private static final CatalogEdition FIRST = SampleEdition.CATALOG;
  private static final CatalogEdition SECOND = new ListingEdition();
  private static final Editions EDITIONS = new Editions(List.of(FIRST, SECOND));

  @Test
  void theseThereAre() {
    assertThat(Editions.ALL.names()).containsExactly("helm", "compose");
  }

  @Test
  void allAreChosenUnlessSomeAreNamed() {
    assertThat(EDITIONS.chosen(List.of())).containsExactly(FIRST, SECOND);
    assertThat(EDITIONS.chosen(List.of("listing", "helm", "listing")))
        .containsExactly(FIRST, SECOND);
    assertThat(EDITIONS.chosen(List.of("listing"))).containsExactly(SECOND);
  }

  @Test
  void anUnknownNameIsAProblemThatNamesTheOthers() {
    assertThat(EDITIONS.problem("truenas.editions", List.of("helm", "listing"))).isEmpty();
    assertThat(EDITIONS.problem("truenas.editions", List.of("Helm", "listing", "")))
        .hasValueSatisfying(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.GOAL_SETTING);
              assertThat(problem.found()).isEqualTo("truenas.editions names \"Helm\", \"\"");
              assertThat(problem.allowed()).contains("helm, listing");
            });
  }

  @Test
  void thePlaceOfAnEditionDoesNotDependOnTheChoice() {
    assertThat(EDITIONS.place(FIRST, "main")).isEqualTo("main");
    assertThat(EDITIONS.place(SECOND, "main")).isEqualTo("main-listing");
  }

  @Test
  void twoOfOneNameAreNoList() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Editions(List.of(FIRST, FIRST)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Editions(List.of()));
  }
}
