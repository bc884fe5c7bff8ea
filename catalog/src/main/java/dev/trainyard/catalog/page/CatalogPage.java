package dev.trainyard.catalog.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.edition.IndexedItem;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Layout;
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

/**
 * Writes the page that visitors of a published repository see first, from a template of the edition
 * in Mustache with the delimiters {@code <% %>}.
 */
public final class CatalogPage {

  /** The train that a NAS prefers unless its owner enters another. */
  private static final String DEFAULT_TRAIN = "stable";

  private final Class<?> place;
  private final String template;
  private final Layout layout;

  /**
   * Pages of an edition.
   *
   * @param place the class that the template lies beside
   * @param template name of the template
   * @param layout where things lie in catalogs of the edition
   */
  public CatalogPage(Class<?> place, String template, Layout layout) {
    this.place = place;
    this.template = template;
    this.layout = layout;
  }

  /** Whether a page was made here, be it by another version or with other apps. */
  public static boolean isOwn(Content page) {
    return page.toText().contains(CatalogEdition.PAGE_SIGN);
  }

  /**
   * The page, in Markdown.
   *
   * @param info what the catalog says about itself
   * @param items the apps, sorted by train and name
   */
  public Content of(CatalogInfo info, List<IndexedItem> items) {
    SortedMap<String, List<IndexedItem>> trains =
        items.stream()
            .collect(Collectors.groupingBy(IndexedItem::train, TreeMap::new, Collectors.toList()));
    Map<String, Object> page =
        Map.of(
            "title", MarkdownCell.of(info.title()),
            "url", info.url().toString(),
            "hasUrl", !info.url().toString().isEmpty(),
            "branch", info.branch(),
            "preview",
                info.previewOf().isEmpty()
                    ? List.of()
                    : List.of(Map.of("published", info.previewOf())),
            "trainNames",
                trains.keySet().stream().map(MarkdownCell::code).collect(Collectors.joining(", ")),
            "needsTrains", !trains.keySet().equals(Set.of(DEFAULT_TRAIN)),
            "trains", trains.entrySet().stream().map(this::train).toList(),
            "example", items.stream().limit(1).map(this::app).toList());
    return Content.text(render(page));
  }

  private String render(Map<String, Object> page) {
    try (InputStream file = place.getResourceAsStream(template)) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return Mustache.compiler()
          .withDelims("<% %>")
          .escapeHTML(false)
          .strictSections(true)
          .compile(text)
          .execute(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MustacheException e) {
      throw new IllegalStateException(template + ": " + e.getMessage(), e);
    }
  }

  private Map<String, Object> train(Map.Entry<String, List<IndexedItem>> train) {
    List<Map<String, Object>> apps = new ArrayList<>();
    train.getValue().forEach(item -> apps.add(app(item)));
    return Map.of("train", train.getKey(), "apps", apps);
  }

  private Map<String, Object> app(IndexedItem item) {
    return Map.of(
        "name", item.name(),
        "title", MarkdownCell.of(item.title()),
        "description", MarkdownCell.of(item.description()),
        "appVersion", MarkdownCell.of(item.appVersion()),
        "folder", layout.item(item.train(), item.name()),
        "latest", item.latestVersion(),
        "versions", String.join(", ", item.versions()));
  }
}
