package dev.trainyard.official;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What lies below a rendered object. */
final class Lookup {

  private static final Pattern STEP = Pattern.compile("([^\\[]*)(?:\\[(?:([A-Za-z]+)=)?(.+)])?");

  private Lookup() {}

  /**
   * What is at a path; null where nothing is.
   *
   * @param path keys with {@code /} between them, such as {@code
   *     spec/containers[web]/volumeMounts[mountPath=~1data]/readOnly}: in a list the item of this
   *     name, of which another field is this, or of this number; {@code ~1} stands for {@code /}
   */
  static Object at(Object value, String path) {
    Object at = value;
    for (String step : path.split("/")) {
      Matcher parts = STEP.matcher(step.replace("~1", "/"));
      if (!parts.matches()) {
        throw new IllegalArgumentException("no step: " + step);
      }
      at = at instanceof Map<?, ?> map ? map.get(parts.group(1)) : null;
      if (parts.group(3) != null) {
        at = item(at, Objects.requireNonNullElse(parts.group(2), "name"), parts.group(3));
      }
    }
    return at;
  }

  private static Object item(Object list, String field, String wanted) {
    if (!(list instanceof List<?> items)) {
      return null;
    }
    if (wanted.matches("[0-9]+") && Integer.parseInt(wanted) < items.size()) {
      return items.get(Integer.parseInt(wanted));
    }
    return items.stream()
        .filter(item -> item instanceof Map<?, ?> map && wanted.equals(map.get(field)))
        .findFirst()
        .orElse(null);
  }
}
