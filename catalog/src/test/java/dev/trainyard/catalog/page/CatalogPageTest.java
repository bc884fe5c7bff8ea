package dev.trainyard.catalog.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.edition.IndexedItem;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.catalog.testing.Resources;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.generator.edition.Content;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogPageTest {

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
        page("My apps", "https://example.org/apps.git", "catalog", List.of(GOCD, ODD)).toText();

    assertThat(page).isEqualTo(Resources.golden("README.md", page));
  }

  @Test
  void looksAsBeforeWithoutAddress() {
    String page = page("My apps", "", "main", List.of(GOCD)).toText();

    assertThat(page).isEqualTo(Resources.golden("README-without-url.md", page));
  }

  @Test
  void leavesNoTagOfTheTemplateBehind() {
    assertThat(page("My apps", "", "main", List.of(GOCD, ODD)).toText())
        .doesNotContain("<%", "%>")
        .endsWith("\n");
  }

  @Test
  void doesNotLetATextBecomeMarkdown() {
    assertThat(page("A <i>\n# b", "", "main", List.of(ODD)).toText())
        .startsWith("# A \\<i\\> \\# b\n")
        .contains("Odd \\| \\<b\\>\\*one\\*\\</b\\>")
        .contains("| 1\\_0 | Two lines with \\`code\\` \\& more |");
  }

  @Test
  void namesTheTrainsToEnter() {
    assertThat(page("A", "", "main", List.of(GOCD, ODD)).toText())
        .contains("| Preferred trains | `stable`, `test` |", "TrueNAS shows the apps of preferred");
    assertThat(page("A", "", "main", List.of(GOCD)).toText())
        .contains("| Preferred trains | `stable` |")
        .doesNotContain("TrueNAS shows the apps of preferred");
  }

  private static Content page(String title, String url, String branch, List<IndexedItem> items) {
    try {
      return SampleEdition.CATALOG.page(
          new CatalogInfo(title, RemoteAddress.toBePublished(url), branch), items);
    } catch (GitFailure e) {
      throw new AssertionError(e);
    }
  }
}
