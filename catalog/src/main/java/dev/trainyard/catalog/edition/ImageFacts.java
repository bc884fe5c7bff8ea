package dev.trainyard.catalog.edition;

import dev.trainyard.generator.yaml.YamlNode;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which images the values of a version name. */
public final class ImageFacts {

  private ImageFacts() {}

  /** Every mapping with a repository and a tag, at any depth: the image by the dotted path. */
  public static SortedMap<String, String> of(YamlNode values) {
    SortedMap<String, String> images = new TreeMap<>();
    add(images, values, "");
    return images;
  }

  private static void add(SortedMap<String, String> images, YamlNode values, String path) {
    String repository = values.get("repository").text();
    String tag = values.get("tag").text();
    if (!repository.isEmpty() && !tag.isEmpty()) {
      images.put(path, repository + ":" + tag);
    }
    for (String key : values.keys()) {
      add(images, values.get(key), path.isEmpty() ? key : path + "." + key);
    }
  }
}
