package dev.trainyard.generator.helm;

import dev.trainyard.generator.edition.Layout;
import java.util.List;
import java.util.Set;

/**
 * Which files a catalog for SCALE 22.02 to 24.04 has and where.
 *
 * <pre>
 * catalog.json
 * README.md
 * TRAIN/ITEM/item.yaml
 * TRAIN/ITEM/app_versions.json
 * TRAIN/ITEM/X.Y.Z/...
 * </pre>
 */
public final class HelmLayout {

  /** What the list of apps shows of an item, in the item's folder. */
  public static final String ITEM = "item.yaml";

  /** The index of an item's versions, in the item's folder. */
  public static final String VERSIONS = "app_versions.json";

  /** Helm's description of the chart, in the version's folder as all that follow. */
  public static final String CHART = "Chart.yaml";

  /** The form of the wizard. */
  public static final String QUESTIONS = "questions.yaml";

  /** What the app may do and needs, shown to the owner; optional. */
  public static final String METADATA = "metadata.yaml";

  /** Values that the wizard does not ask for; they win over {@link #VALUES}. */
  public static final String FIXED_VALUES = "ix_values.yaml";

  /** The defaults of plain Helm. */
  public static final String VALUES = "values.yaml";

  /** What Helm holds values against, as a JSON schema; optional. */
  public static final String VALUES_SCHEMA = "values.schema.json";

  /** The short description. */
  public static final String APP_README = "app-readme.md";

  /** The long description; the page for visitors at the top has the same name. */
  public static final String README = "README.md";

  /** What an upgrade changes; optional. */
  public static final String CHANGELOG = "CHANGELOG.md";

  /** The folder of templates. */
  public static final String TEMPLATES = "templates";

  /**
   * Where these lie. The middleware passes over the four names at the top that it does not take; of
   * 22.02 two of them can be trains.
   */
  public static final Layout LAYOUT =
      new Layout(
          "",
          Set.of("library", "docs", "ix-dev", "ix-migrations"),
          Set.of("ix-dev", "ix-migrations"),
          "catalog.json",
          List.of(),
          List.of(VERSIONS),
          List.of(ITEM),
          "",
          README);

  private HelmLayout() {}
}
