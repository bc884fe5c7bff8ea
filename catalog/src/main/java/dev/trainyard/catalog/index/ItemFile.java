package dev.trainyard.catalog.index;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.generator.edition.RelativePath;
import java.util.List;
import java.util.Optional;

/**
 * What {@code catalog.json} needs of an {@code item.yaml}.
 *
 * @param raw the whole file; keys unknown here go into the index as they are
 * @param categories the categories, for the filter of the app list
 * @param tags the tags
 * @param screenshots addresses of pictures
 * @param iconUrl address of the icon, if any
 */
record ItemFile(
    ObjectNode raw,
    List<String> categories,
    List<String> tags,
    List<String> screenshots,
    Optional<String> iconUrl) {

  /** Empty, and reported, when something in it does not fit. */
  static Optional<ItemFile> read(SourceFiles files, RelativePath path, Findings findings) {
    int before = findings.size();
    Optional<ObjectNode> raw = files.yaml(path);
    if (raw.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = new Fields(raw.get(), path, findings);
    ItemFile item =
        new ItemFile(
            raw.get(),
            fields.texts("categories"),
            fields.optionalTexts("tags"),
            fields.optionalTexts("screenshots"),
            fields.textOrNull("icon_url"));
    return findings.size() > before ? Optional.empty() : Optional.of(item);
  }
}
