package dev.trainyard.catalog.helm.lint;

import dev.trainyard.catalog.lint.rule.CatalogView;
import dev.trainyard.catalog.lint.rule.LintReport;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.catalog.lint.rule.LintedFolder;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The charts that the official catalog is made of, {@code library/ix-dev} in its repository: one
 * folder for each app, without versions and indexes. Publishing copies each to a folder of its
 * version, lifts item.yaml out of that, makes ix_values.yaml of values.yaml, and leaves out what is
 * for the tools alone (truenas/catalog_validation@master, scripts/catalog_update.py).
 */
final class SourceCharts {

  /** What takes the place of a version that is no name of a folder. */
  private static final String NO_VERSION = "0.0.0";

  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+-]{0,99}");
  private static final Pattern VERSION_CHART =
      Pattern.compile("[^/]+/" + Pattern.quote(HelmLayout.CHART));

  private static final Set<String> OF_TOOLS =
      Set.of("upgrade_info.json", "upgrade_strategy", "to_keep_versions.yaml");
  private static final Set<String> BESIDE = Set.of(HelmLayout.ITEM, Layout.ACCEPTED);

  /** What publishing makes of all charts together. */
  private static final Set<String> INDEXES =
      Stream.of(new IndexRules(YamlNode.EMPTY).rules(), new VersionIndexRules().rules())
          .flatMap(List::stream)
          .map(LintRule::code)
          .collect(Collectors.toUnmodifiableSet());

  /** The version of each chart by the folder of its app. */
  private final Map<String, String> versions = new TreeMap<>();

  private final Map<String, String> origins = new TreeMap<>();
  private final SortedMap<String, PublishedFile> published = new TreeMap<>();

  private SourceCharts() {}

  /**
   * What becomes of such charts. A catalog with an index or with versions is published as it is,
   * whatever else lies in it.
   */
  static CatalogView view(SortedMap<String, ? extends PublishedFile> files) {
    if (files.containsKey(HelmLayout.LAYOUT.index())) {
      return CatalogView.asItIs(files);
    }
    SourceCharts charts = new SourceCharts();
    Map<String, NavigableMap<String, PublishedFile>> apps = new TreeMap<>();
    files.forEach(
        (path, file) -> {
          String[] parts = path.split("/", 3);
          if (parts.length == 3 && LayoutRules.isTrain(parts[0])) {
            apps.computeIfAbsent(parts[0] + "/" + parts[1], app -> new TreeMap<>())
                .put(parts[2], file);
          } else {
            charts.published.put(path, file);
          }
        });
    if (apps.values().stream().anyMatch(SourceCharts::hasVersions)) {
      return CatalogView.asItIs(files);
    }
    apps.forEach(charts::app);
    return charts.versions.isEmpty()
        ? CatalogView.asItIs(files)
        : new CatalogView(charts.published, charts::origin, INDEXES);
  }

  private static boolean hasVersions(NavigableMap<String, PublishedFile> app) {
    return app.keySet().stream().anyMatch(path -> VERSION_CHART.matcher(path).matches());
  }

  private void app(String folder, NavigableMap<String, PublishedFile> content) {
    if (!content.containsKey(HelmLayout.CHART)) {
      content.forEach((path, file) -> published.put(folder + "/" + path, file));
      return;
    }
    String version =
        new LintedFolder(folder, "", content, new LintReport(List.of()))
            .yaml(HelmLayout.CHART)
            .map(chart -> chart.get("version").text())
            .filter(text -> VERSION.matcher(text).matches())
            .orElse(NO_VERSION);
    versions.put(folder, version);
    content.forEach(
        (path, file) -> {
          String at = folder + "/" + version + "/" + path;
          if (BESIDE.contains(path)) {
            published.put(folder + "/" + path, file);
          } else if (path.equals(HelmLayout.VALUES)
              && !content.containsKey(HelmLayout.FIXED_VALUES)) {
            String fixed = folder + "/" + version + "/" + HelmLayout.FIXED_VALUES;
            published.put(fixed, file);
            origins.put(fixed, folder + "/" + path);
          } else if (!OF_TOOLS.contains(path)) {
            published.put(at, file);
          }
        });
  }

  private String origin(String path) {
    if (origins.containsKey(path)) {
      return origins.get(path);
    }
    String[] parts = path.split("/", 4);
    String folder = parts.length < 3 ? "" : parts[0] + "/" + parts[1];
    return parts.length < 3 || !parts[2].equals(versions.get(folder))
        ? path
        : folder + (parts.length > 3 ? "/" + parts[3] : "");
  }
}
