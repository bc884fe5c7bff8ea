package dev.trainyard.catalog.index;

import dev.trainyard.generator.yaml.YamlNode;

/**
 * Portals in the values that a version comes with; each edition has them under a name of its own.
 */
public final class PresetPortals {

  private PresetPortals() {}

  /**
   * Looks at the portals of a file, as truenas/apps_validation does.
   *
   * @param values what the file holds
   * @param key under which they stand there
   */
  public static void check(Fields values, String key) {
    if (values.node().get(key).kind() == YamlNode.Kind.NULL) {
      return;
    }
    for (Fields portal : values.optionalMappings(key)) {
      portal.text("portalName");
      portal.oneOf("protocol", "http", "https");
      portal.truth("useNodeIP");
      portal.whole("port");
      if (portal.node().get("useNodeIP").text().equals("false")) {
        portal.text("host");
      }
      portal.optionalText("path");
    }
  }
}
