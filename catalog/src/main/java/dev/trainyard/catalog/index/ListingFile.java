package dev.trainyard.catalog.index;

import dev.trainyard.catalog.edition.Findings;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * What the list of apps needs of the file that describes an item.
 *
 * @param raw the whole file; keys unknown here go into the index as they are
 * @param categories the categories, for the filter of the app list
 * @param tags the tags
 * @param screenshots addresses of pictures
 * @param iconUrl address of the icon, if any
 */
public record ListingFile(
    YamlNode raw,
    List<String> categories,
    List<String> tags,
    List<String> screenshots,
    Optional<String> iconUrl) {

  /**
   * Reads one.
   *
   * @param files the files of the item
   * @param name name of the file
   * @param findings hears what does not fit
   * @return empty when something was reported
   */
  public static Optional<ListingFile> read(SourceFiles files, String name, Findings findings) {
    int before = findings.size();
    Optional<YamlNode> raw = files.yaml(name);
    if (raw.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = new Fields(raw.get(), files.path(name), findings);
    ListingFile item =
        new ListingFile(
            raw.get(),
            fields.texts("categories"),
            fields.optionalTexts("tags"),
            fields.optionalTexts("screenshots"),
            fields.textOrNull("icon_url"));
    return findings.size() > before ? Optional.empty() : Optional.of(item);
  }
}
