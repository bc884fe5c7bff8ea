package dev.trainyard.catalog.fuzz;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.edition.IndexLines;
import dev.trainyard.catalog.edition.IndexedItem;
import dev.trainyard.catalog.git.PublicAddress;
import dev.trainyard.catalog.index.CatalogIndex;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@code catalog.json} that lies on a branch. */
final class KnownIndexTarget implements FuzzTarget {

  private static final String INDEX =
      "{\"stable\":{\"demo\":{\"title\":\"Demo\",\"description\":\"d\",\"latest_version\":\"1.0.0\","
          + "\"latest_app_version\":\"1\",\"app_readme\":\"<p>x</p>\"}},\"edge\":{}}";

  @Override
  public void read(byte[] input) {
    Content file = Content.bytes(input);
    CatalogEdition edition = SampleEdition.CATALOG;
    Optional<IndexLines> index = edition.lines(file);
    if (index.isEmpty()) {
      return;
    }
    List<IndexedItem> items =
        index.get().line("stable", "demo").stream()
            .flatMap(line -> edition.item(line, "stable", "demo", List.of("1.0.0")).stream())
            .toList();
    Content joined =
        CatalogIndex.of(edition, Map.of(), folder -> Instant.EPOCH, items, index.get())
            .files()
            .get(RelativePath.of(edition.layout().index()));
    if (edition.lines(joined).isEmpty()) {
      throw new AssertionError("no index: " + joined.toText());
    }
    Said.visible(
        edition.page(new CatalogInfo("Title", PublicAddress.NONE, "main"), items).toText());
  }

  @Override
  public List<byte[]> seeds() {
    return Fuzzing.texts(
        INDEX,
        INDEX.replace("Demo", "\\r\\n\\u001b[2J|<b>"),
        "{}",
        "{\"a\":{\"b\":{}}}",
        "[1]",
        "[".repeat(2000));
  }

  @Override
  public List<String> words() {
    return List.of(
        "\"title\":",
        "\"latest_version\":\"1.0.0\"",
        "\"latest_app_version\":\"",
        "\\u000d",
        "\\u0000",
        "\\ud800",
        "1e999999999",
        "null",
        "{}",
        "\"stable\":",
        "\"demo\":");
  }
}
