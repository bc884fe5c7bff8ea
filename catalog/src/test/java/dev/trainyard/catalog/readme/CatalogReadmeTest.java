package dev.trainyard.catalog.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.index.IndexedItem;
import dev.trainyard.catalog.testing.Resources;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogReadmeTest {

  private static final IndexedItem GOCD =
      new IndexedItem(
          "stable", "gocd", "GoCD", "Builds & deploys.", "26.1.0", List.of("1.10.0", "1.9.0"));
  private static final IndexedItem ODD =
      new IndexedItem(
          "test",
          "odd",
          "Odd | <b>*one*</b>",
          "Two\nlines with `code` & more",
          "1_0",
          List.of("0.1.0"));

  @Test
  void looksAsBefore() {
    String page =
        CatalogReadme.of("My apps", "https://example.org/apps.git", "catalog", List.of(GOCD, ODD))
            .toText();

    assertThat(page).isEqualTo(Resources.golden("README.md", page));
  }

  @Test
  void looksAsBeforeWithoutAddress() {
    String page = CatalogReadme.of("My apps", "", "main", List.of(GOCD)).toText();

    assertThat(page).isEqualTo(Resources.golden("README-without-url.md", page));
  }

  @Test
  void leavesNoTagOfTheTemplateBehind() {
    assertThat(CatalogReadme.of("My apps", "", "main", List.of(GOCD, ODD)).toText())
        .doesNotContain("<%", "%>")
        .endsWith("\n");
  }

  @Test
  void doesNotLetATextBecomeMarkdown() {
    assertThat(CatalogReadme.of("A <i>\n# b", "", "main", List.of(ODD)).toText())
        .startsWith("# A \\<i\\> \\# b\n")
        .contains("Odd \\| \\<b\\>\\*one\\*\\</b\\>")
        .contains("| 1\\_0 | Two lines with \\`code\\` \\& more |");
  }

  @Test
  void namesTheTrainsToEnter() {
    assertThat(CatalogReadme.of("A", "", "main", List.of(GOCD, ODD)).toText())
        .contains("| Preferred trains | `stable`, `test` |", "TrueNAS shows the apps of preferred");
    assertThat(CatalogReadme.of("A", "", "main", List.of(GOCD)).toText())
        .contains("| Preferred trains | `stable` |")
        .doesNotContain("TrueNAS shows the apps of preferred");
  }
}
