package dev.trainyard.catalog.helm;

import dev.trainyard.catalog.edition.Findings;
import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.index.SourceFiles;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.yaml.YamlNode;
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
    YamlNode raw,
    List<String> categories,
    List<String> tags,
    List<String> screenshots,
    Optional<String> iconUrl) {

  /** Empty, and reported, when something in it does not fit. */
  static Optional<ItemFile> read(SourceFiles files, Findings findings) {
    int before = findings.size();
    Optional<YamlNode> raw = files.yaml(HelmLayout.ITEM);
    if (raw.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = new Fields(raw.get(), files.path(HelmLayout.ITEM), findings);
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
