package dev.trainyard.catalog.layout;

import dev.trainyard.generator.edition.CatalogNames;

/**
 * Which files a generated catalog has and where.
 *
 * <pre>
 * catalog.json
 * README.md
 * TRAIN/ITEM/item.yaml
 * TRAIN/ITEM/app_versions.json
 * TRAIN/ITEM/X.Y.Z/...
 * </pre>
 */
public final class CatalogLayout {

  /** The index of all items, at the top. */
  public static final String CATALOG_JSON = "catalog.json";

  /** The page for visitors, at the top, and the long description in every version folder. */
  public static final String README = "README.md";

  /** What the list of apps shows of an item, in the item folder. */
  public static final String ITEM_YAML = "item.yaml";

  /** The index of an item's versions, in the item folder. */
  public static final String APP_VERSIONS_JSON = "app_versions.json";

  /** Helm's description of the chart, in the version folder. */
  public static final String CHART_YAML = "Chart.yaml";

  /** The form of the install wizard, in the version folder. */
  public static final String QUESTIONS_YAML = "questions.yaml";

  /** What the app may do and needs, shown to the user; optional, in the version folder. */
  public static final String METADATA_YAML = "metadata.yaml";

  /** The short description, in the version folder. */
  public static final String APP_README = "app-readme.md";

  /** What an upgrade changes; optional, in the version folder. */
  public static final String CHANGELOG = "CHANGELOG.md";

  private CatalogLayout() {}

  /** Whether TrueNAS takes a folder of this name at the top for a train. */
  public static boolean isTrain(String name) {
    return CatalogNames.isTrain(name);
  }

  /** What names of trains may look like, for people. */
  public static String trainShape() {
    return CatalogNames.trainShape();
  }
}
