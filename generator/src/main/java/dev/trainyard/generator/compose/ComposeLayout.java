package dev.trainyard.generator.compose;

import dev.trainyard.generator.edition.Layout;
import java.util.List;
import java.util.Set;

/**
 * Which files a catalog for TrueNAS 24.10 and later has and where.
 *
 * <pre>
 * catalog.json
 * features_capability.json
 * README.md
 * ix-dev/TRAIN/ITEM/...
 * trains/TRAIN/ITEM/item.yaml
 * trains/TRAIN/ITEM/app_versions.json
 * trains/TRAIN/ITEM/X.Y.Z/...
 * </pre>
 */
public final class ComposeLayout {

  /** What the list of apps shows of an item, in the item's folder and in that of its source. */
  public static final String ITEM = "item.yaml";

  /** The index of an item's versions, in the item's folder. */
  public static final String VERSIONS = "app_versions.json";

  /** What a NAS must be able to do for versions; it reads no catalog without this file. */
  public static final String FEATURES = "features_capability.json";

  /** The description of the app, in the version's folder as all that follow. */
  public static final String APP = "app.yaml";

  /** The form of the wizard. */
  public static final String QUESTIONS = "questions.yaml";

  /** Values that the wizard does not ask for; they win over answers. */
  public static final String FIXED_VALUES = "ix_values.yaml";

  /** The long description; the page for visitors at the top has the same name. */
  public static final String README = "README.md";

  /** What an upgrade changes; optional. */
  public static final String CHANGELOG = "CHANGELOG.md";

  /** The folder of templates. */
  public static final String TEMPLATES = "templates";

  /** The folder of complete answers that checks try templates with. */
  public static final String TEST_VALUES = TEMPLATES + "/test_values";

  /** The list of programs that mend stored answers; optional. */
  public static final String MIGRATIONS = "app_migrations.yaml";

  /** Where these lie. */
  public static final Layout LAYOUT =
      new Layout(
          "trains",
          Set.of(),
          Set.of(),
          "catalog.json",
          List.of(FEATURES),
          List.of(VERSIONS),
          List.of(ITEM),
          "ix-dev",
          README);

  /**
   * The file that keeps the folder of libraries, without which nothing is rendered: git keeps no
   * empty folders. No release imports a library that {@code app.yaml} does not name.
   */
  public static final String LIBRARY = TEMPLATES + "/library/base_v0_0_0/.keep";

  private ComposeLayout() {}
}
