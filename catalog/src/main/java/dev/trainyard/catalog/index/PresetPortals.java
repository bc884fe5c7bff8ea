package dev.trainyard.catalog.index;

import dev.trainyard.generator.yaml.YamlNode;

/** Portals in {@code ix_values.yaml}, which both editions have under names of their own. */
public final class PresetPortals {

  private PresetPortals() {}

  /**
   * Looks at the portals of a file, as {@code apps_validation/ix_values.py} of
   * truenas/apps_validation does.
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
