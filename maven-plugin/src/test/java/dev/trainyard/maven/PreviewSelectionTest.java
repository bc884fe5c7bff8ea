package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trainyard.catalog.Editions;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.PreviewName;
import dev.trainyard.catalog.helm.HelmCatalog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreviewSelectionTest {

  private static final List<String> ALL = List.of("pr-1", "pr-2", "pr-12");

  private static List<String> deleted(String one, String... keep) throws GoalFailure, GitFailure {
    PreviewSelection selection = PreviewSelection.of(one, List.of(keep), Editions.ALL);
    return ALL.stream().filter(name -> selection.deletes(new PreviewName(name))).toList();
  }

  @Test
  void oneIsDeletedAndNoOther() throws Exception {
    assertThat(deleted(" pr-1 ")).containsExactly("pr-1");
    assertThat(deleted("pr-3", " ")).isEmpty();
  }

  @Test
  void allButThoseThatStayAreDeleted() throws Exception {
    assertThat(deleted(null, "pr-1", " pr-12", "pr-99")).containsExactly("pr-2");
    assertThat(deleted("", "none")).isEqualTo(ALL);
  }

  @Test
  void thePreviewOfAnotherEditionGoesAndStaysWithTheFirst() throws Exception {
    Editions both = SecondEdition.besides(new HelmCatalog(), Map.of());
    List<String> there = List.of("pr-1", "pr-1-second", "pr-2", "pr-2-second");

    PreviewSelection one = PreviewSelection.of("pr-1", List.of(), both);
    assertThat(there.stream().filter(name -> one.deletes(new PreviewName(name))))
        .containsExactly("pr-1", "pr-1-second");
    PreviewSelection rest = PreviewSelection.of("", List.of("pr-1"), both);
    assertThat(there.stream().filter(name -> rest.deletes(new PreviewName(name))))
        .containsExactly("pr-2", "pr-2-second");
  }

  @Test
  void anEmptyListDeletesNothing() {
    refused("neither truenas.preview nor truenas.previews.keep is set", null);
    refused("neither", " ", "", " ");
    refused("both truenas.preview and truenas.previews.keep are set", "pr-1", "pr-2");
  }

  @Test
  void everyNameIsChecked() {
    refused("\"../main\" is no name of a preview", "../main");
    refused("\"PR-1\"", null, "pr-2", "PR-1");
    refused("\"none\"", null, "none", "pr-1");
    refused("\"none\"", "none");
  }

  private static void refused(String found, String one, String... keep) {
    assertThatExceptionOfType(Exception.class)
        .isThrownBy(() -> deleted(one, keep))
        .isInstanceOfAny(GoalFailure.class, GitFailure.class)
        .withMessageContaining(found);
  }
}
