package dev.trainyard.catalog.fuzz;

import dev.trainyard.catalog.index.CatalogIndex;
import dev.trainyard.catalog.index.IndexedItem;
import dev.trainyard.catalog.index.KnownIndex;
import dev.trainyard.catalog.layout.CatalogLayout;
import dev.trainyard.catalog.readme.CatalogReadme;
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
    Optional<KnownIndex> index = KnownIndex.read(file);
    if (index.isPresent() != KnownIndex.isIndex(file)) {
      throw new AssertionError("an index or none");
    }
    if (index.isEmpty()) {
      return;
    }
    List<IndexedItem> items =
        index.get().item("stable", "demo", List.of("1.0.0")).stream().toList();
    Content joined =
        index
            .get()
            .with(items, CatalogIndex.of(Map.of(), folder -> Instant.EPOCH))
            .files()
            .get(RelativePath.of(CatalogLayout.CATALOG_JSON));
    if (!KnownIndex.isIndex(joined)) {
      throw new AssertionError("no index: " + joined.toText());
    }
    Said.visible(CatalogReadme.of("Title", "", "main", items).toText());
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
