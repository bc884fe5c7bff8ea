package dev.trainyard.catalog.helm.lint;

import dev.trainyard.catalog.lint.rule.AcceptanceRules;
import dev.trainyard.catalog.lint.rule.CatalogCheck;
import dev.trainyard.catalog.lint.rule.CatalogRules;
import dev.trainyard.catalog.lint.rule.CatalogView;
import dev.trainyard.catalog.lint.rule.CloneRules;
import dev.trainyard.catalog.lint.rule.Folders;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintReport;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.catalog.lint.rule.LintedFolder;
import dev.trainyard.catalog.lint.rule.ReadingRules;
import dev.trainyard.catalog.lint.rule.RecentFolders;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rules of catalogs for SCALE 22.02 to 24.04.
 *
 * @param ofVersions the rules about single versions, beside those about their files
 */
public record HelmLint(List<VersionRules> ofVersions) implements CatalogRules {

  /** The rules about versions, those about their files first. */
  public HelmLint {
    List<VersionRules> all = new ArrayList<>(List.of(new VersionFileRules(), new ChartFileRules()));
    all.addAll(ofVersions);
    ofVersions = List.copyOf(all);
  }

  @Override
  public List<String> releases() {
    return HelmReleases.ALL;
  }

  @Override
  public List<LintRule> all() {
    List<LintRule> all = new ArrayList<>(ReadingRules.all());
    all.addAll(AcceptanceRules.all());
    all.addAll(new LayoutRules().rules());
    all.addAll(new TopFileRules().rules());
    ofItems(YamlNode.EMPTY).forEach(family -> all.addAll(family.rules()));
    ofVersions.forEach(family -> all.addAll(family.rules()));
    all.sort(Comparator.comparing(LintRule::code));
    return all;
  }

  private static List<ItemRules> ofItems(YamlNode index) {
    return List.of(new ItemFileRules(), new IndexRules(index), new VersionIndexRules());
  }

  /** A catalog as it is, or what becomes of the charts that one is made of. */
  @Override
  public CatalogView view(SortedMap<String, ? extends PublishedFile> files) {
    return SourceCharts.view(files);
  }

  @Override
  public SortedMap<String, PublishedFile> catalog(LintExample example) {
    return new ExampleCatalog().with(example);
  }

  @Override
  public List<CatalogCheck> checks(SortedMap<String, ? extends PublishedFile> files) {
    NavigableMap<String, PublishedFile> all = new TreeMap<>(files);
    Index index = new Index(all);
    NavigableMap<String, NavigableMap<String, PublishedFile>> trains = new TreeMap<>();
    all.forEach(
        (path, file) -> {
          int slash = path.indexOf('/');
          if (slash > 0 && LayoutRules.isTrain(path.substring(0, slash))) {
            trains
                .computeIfAbsent(path.substring(0, slash), train -> new TreeMap<>())
                .put(path.substring(slash + 1), file);
          }
        });
    List<CatalogCheck> checks = new ArrayList<>();
    checks.add(report -> top(all, trains, report));
    trains.forEach(
        (train, content) -> {
          if (LayoutRules.hasApps(
              new LintedFolder(train, "", content, new LintReport(List.of())))) {
            Folders.of(content)
                .forEach(
                    (item, inside) ->
                        checks.add(report -> item(train, item, inside, index, report)));
          }
        });
    return checks;
  }

  /** The index of a catalog, read by the first app that is held against it. */
  private static final class Index {

    private final NavigableMap<String, PublishedFile> files;
    private YamlNode root;

    Index(NavigableMap<String, PublishedFile> files) {
      this.files = files;
    }

    /** What is wrong with the file itself is told where the top is checked. */
    synchronized YamlNode root() {
      if (root == null) {
        root =
            new LintedFolder("", "", files, new LintReport(List.of()))
                .json(HelmLayout.LAYOUT.index())
                .orElse(YamlNode.EMPTY);
      }
      return root;
    }
  }

  private static void top(
      NavigableMap<String, PublishedFile> all,
      NavigableMap<String, NavigableMap<String, PublishedFile>> trains,
      LintReport report) {
    LintedFolder root = new LintedFolder("", "", all, report);
    List<LintedFolder> folders = new ArrayList<>();
    Map<String, Set<String>> apps = new TreeMap<>();
    trains.forEach(
        (train, content) -> {
          LintedFolder folder = new LintedFolder(train, "", content, report);
          folders.add(folder);
          if (LayoutRules.hasApps(folder)) {
            Set<String> names = new TreeSet<>();
            Folders.of(content)
                .forEach(
                    (name, item) -> {
                      if (!Folders.of(item).isEmpty()) {
                        names.add(name);
                      }
                    });
            apps.put(train, names);
          }
        });
    folders.stream()
        .filter(LayoutRules::hasApps)
        .forEach(folder -> CloneRules.links(folder, HelmLayout.LAYOUT));
    CloneRules.attributes(root);
    new LayoutRules().check(root, folders);
    new IndexRules(YamlNode.EMPTY).check(root, apps);
    new TopFileRules().check(root);
  }

  private void item(
      String train,
      String name,
      NavigableMap<String, PublishedFile> content,
      Index index,
      LintReport report) {
    NavigableMap<String, PublishedFile> beside = Folders.beside(content);
    NavigableMap<String, NavigableMap<String, PublishedFile>> folders = Folders.of(content);
    String newest = LintedItem.newest(folders.keySet()).map(VersionNumber::toString).orElse("");
    String path = train + "/" + name;
    LintedFolder folder = new LintedFolder(path, name, beside, report);
    List<LintedVersion> versions = new ArrayList<>();
    RecentFolders recent = new RecentFolders();
    folders.forEach(
        (version, files) ->
            versions.add(
                new LintedVersion(
                    name,
                    new LintedFolder(path + "/" + version, name, files, report, recent),
                    version.equals(newest))));
    LintedItem item = new LintedItem(folder, versions);
    CloneRules.links(folder, HelmLayout.LAYOUT);
    ofItems(index.root()).forEach(family -> family.check(item));
    for (LintedVersion version : versions) {
      if (VersionNumber.parse(version.number()).isPresent() || looksLikeVersion(version)) {
        ofVersions.forEach(family -> family.check(version));
      }
    }
  }

  /** A folder of another name whose files are those of a version. */
  private static boolean looksLikeVersion(LintedVersion version) {
    return version.folder().has(HelmLayout.CHART) || version.folder().has(HelmLayout.QUESTIONS);
  }
}
