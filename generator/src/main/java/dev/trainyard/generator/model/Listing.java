package dev.trainyard.generator.model;

import java.util.List;

/**
 * What the catalog shows of an app.
 *
 * @param title display name
 * @param description one sentence
 * @param home the app's home page
 * @param icon address of the icon
 * @param sources addresses of the sources
 * @param maintainers who maintains the app in the catalog
 * @param categories shelves of the catalog, at least one
 * @param tags words users search for
 * @param keywords the app's keywords
 * @param screenshots addresses of pictures
 */
public record Listing(
    String title,
    String description,
    String home,
    String icon,
    List<String> sources,
    List<Maintainer> maintainers,
    List<String> categories,
    List<String> tags,
    List<String> keywords,
    List<String> screenshots) {

  /** Copies the lists. */
  public Listing {
    sources = List.copyOf(sources);
    maintainers = List.copyOf(maintainers);
    categories = List.copyOf(categories);
    tags = List.copyOf(tags);
    keywords = List.copyOf(keywords);
    screenshots = List.copyOf(screenshots);
  }

  /**
   * Somebody who maintains the app.
   *
   * @param name name
   * @param email address
   * @param url home page, may be empty
   */
  public record Maintainer(String name, String email, String url) {}
}
