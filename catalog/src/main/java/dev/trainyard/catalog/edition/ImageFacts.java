package dev.trainyard.catalog.edition;

import dev.trainyard.generator.yaml.YamlNode;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which images the values of a version name. */
public final class ImageFacts {

  /** The path of what code takes from the values; no app has longer ones. */
  private static final Pattern VALUE = Pattern.compile("\\b[Vv]alues\\.([\\w.]{1,500}+)");

  private static final String REPOSITORY = ".repository";

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

  /**
   * The image that code of a template takes from the values, or else the code itself.
   *
   * @param images the images by their paths in the values
   */
  static String named(String code, Map<String, String> images) {
    return VALUE
        .matcher(code)
        .results()
        .map(value -> value.group(1))
        .filter(path -> path.endsWith(REPOSITORY))
        .map(path -> images.get(path.substring(0, path.length() - REPOSITORY.length())))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(code);
  }
}
