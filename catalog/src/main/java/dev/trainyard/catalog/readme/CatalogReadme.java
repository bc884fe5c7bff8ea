package dev.trainyard.catalog.readme;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import dev.trainyard.catalog.index.IndexedItem;
import dev.trainyard.generator.edition.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the README that visitors of the published repository see first. */
public final class CatalogReadme {

  private static final String TEMPLATE = "README.md.mustache";

  /** The train that a NAS prefers unless its owner enters another. */
  private static final String DEFAULT_TRAIN = "stable";

  /** Stands in every page, and in no page of others. */
  private static final String SIGN = "Everything in this branch is generated:";

  private CatalogReadme() {}

  /** Whether a page was made here, be it by another version or with other apps. */
  public static boolean isOwn(Content page) {
    return page.toText().contains(SIGN);
  }

  /** The page of a catalog that is no preview. */
  public static Content of(String title, String url, String branch, List<IndexedItem> items) {
    return of(title, url, branch, "", items);
  }

  /**
   * The page, in Markdown.
   *
   * @param title heading
   * @param url address to enter on the NAS; empty when it is not known
   * @param branch branch that holds the catalog
   * @param previewOf branch that this one is a preview of; empty when it is none
   * @param items the apps, sorted by train and name
   */
  public static Content of(
      String title, String url, String branch, String previewOf, List<IndexedItem> items) {
    SortedMap<String, List<IndexedItem>> trains =
        items.stream()
            .collect(Collectors.groupingBy(IndexedItem::train, TreeMap::new, Collectors.toList()));
    Map<String, Object> page =
        Map.of(
            "title", MarkdownCell.of(title),
            "url", url,
            "hasUrl", !url.isEmpty(),
            "branch", branch,
            "preview", previewOf.isEmpty() ? List.of() : List.of(Map.of("published", previewOf)),
            "trainNames",
                trains.keySet().stream().map(MarkdownCell::code).collect(Collectors.joining(", ")),
            "needsTrains", !trains.keySet().equals(Set.of(DEFAULT_TRAIN)),
            "trains", trains.entrySet().stream().map(CatalogReadme::train).toList(),
            "example", items.stream().limit(1).map(CatalogReadme::app).toList());
    return Content.text(render(page));
  }

  private static String render(Map<String, Object> page) {
    try (InputStream template = CatalogReadme.class.getResourceAsStream(TEMPLATE)) {
      String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
      return Mustache.compiler()
          .withDelims("<% %>")
          .escapeHTML(false)
          .strictSections(true)
          .compile(text)
          .execute(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MustacheException e) {
      throw new IllegalStateException(TEMPLATE + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, Object> train(Map.Entry<String, List<IndexedItem>> train) {
    List<Map<String, Object>> apps = new ArrayList<>();
    train.getValue().forEach(item -> apps.add(app(item)));
    return Map.of("train", train.getKey(), "apps", apps);
  }

  private static Map<String, Object> app(IndexedItem item) {
    return Map.of(
        "name", item.name(),
        "title", MarkdownCell.of(item.title()),
        "description", MarkdownCell.of(item.description()),
        "appVersion", MarkdownCell.of(item.appVersion()),
        "folder", item.train() + "/" + item.name(),
        "latest", item.latestVersion(),
        "versions", String.join(", ", item.versions()));
  }
}
