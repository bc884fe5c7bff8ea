package dev.trainyard.catalog.compose.lint;

import dev.trainyard.catalog.lint.rule.AcceptanceRules;
import dev.trainyard.catalog.lint.rule.CatalogCheck;
import dev.trainyard.catalog.lint.rule.CatalogRules;
import dev.trainyard.catalog.lint.rule.CloneRules;
import dev.trainyard.catalog.lint.rule.Folders;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintReport;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.catalog.lint.rule.LintedFolder;
import dev.trainyard.catalog.lint.rule.ReadingRules;
import dev.trainyard.catalog.lint.rule.RecentFolders;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.compose.ComposeLayout;
import dev.trainyard.generator.edition.VersionNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rules of catalogs for TrueNAS 24.10 and later. Templates are not rendered: they are programs
 * of somebody else, which Jinja runs with all rights.
 */
public final class ComposeLint implements CatalogRules {

  private static final String TRAINS = "trains";
  private static final String SOURCES = "ix-dev";

  private static final List<AppRules> OF_APPS =
      List.of(new FileRules(), new AppFileRules(), new FormRules());

  @Override
  public List<String> releases() {
    return ComposeReleases.ALL;
  }

  @Override
  public List<LintRule> all() {
    List<LintRule> all = new ArrayList<>(ReadingRules.all());
    all.addAll(AcceptanceRules.all());
    all.addAll(own());
    return all;
  }

  /** Those that no other edition has. */
  public static List<LintRule> own() {
    List<LintRule> all = new ArrayList<>(TopRules.rules());
    all.addAll(ItemRules.rules());
    OF_APPS.forEach(family -> all.addAll(family.rules()));
    all.sort(Comparator.comparing(LintRule::code));
    return all;
  }

  @Override
  public Set<String> sharedFolders() {
    return Set.of(SOURCES, "library", "migrations");
  }

  @Override
  public SortedMap<String, PublishedFile> catalog(LintExample example) {
    return new ExampleCatalog().with(example);
  }

  @Override
  public List<CatalogCheck> checks(SortedMap<String, ? extends PublishedFile> files) {
    NavigableMap<String, PublishedFile> all = new TreeMap<>(files);
    NavigableMap<String, NavigableMap<String, PublishedFile>> top = Folders.of(all);
    Map<String, Map<String, Optional<String>>> published = new TreeMap<>();
    List<CatalogCheck> checks = new ArrayList<>();
    NavigableMap<String, NavigableMap<String, PublishedFile>> trains = folders(top, TRAINS);
    NavigableMap<String, NavigableMap<String, PublishedFile>> sources = folders(top, SOURCES);
    for (String train : both(trains, sources)) {
      NavigableMap<String, NavigableMap<String, PublishedFile>> apps = folders(trains, train);
      NavigableMap<String, NavigableMap<String, PublishedFile>> written = folders(sources, train);
      Map<String, Optional<String>> newest = new TreeMap<>();
      apps.forEach((app, inside) -> newest.put(app, newest(inside)));
      if (trains.containsKey(train)) {
        published.put(train, newest);
      }
      for (String app : both(apps, written)) {
        checks.add(
            report -> {
              // The newest version has the files of the source.
              RecentFolders recent = new RecentFolders();
              if (apps.containsKey(app)) {
                published(train, app, apps.get(app), report, recent);
              }
              if (written.containsKey(app)) {
                source(train, app, written.get(app), report, recent);
              }
            });
      }
    }
    boolean hasApps = !checks.isEmpty();
    checks.add(report -> top(all, top, hasApps, published, report));
    return checks;
  }

  private static NavigableMap<String, NavigableMap<String, PublishedFile>> folders(
      Map<String, NavigableMap<String, PublishedFile>> within, String name) {
    return Folders.of(within.getOrDefault(name, new TreeMap<>()));
  }

  private static Set<String> both(Map<String, ?> some, Map<String, ?> others) {
    Set<String> both = new TreeSet<>(some.keySet());
    both.addAll(others.keySet());
    return both;
  }

  private static void top(
      NavigableMap<String, PublishedFile> all,
      NavigableMap<String, NavigableMap<String, PublishedFile>> top,
      boolean hasApps,
      Map<String, Map<String, Optional<String>>> published,
      LintReport report) {
    LintedFolder root = new LintedFolder("", "", all, report);
    CloneRules.attributes(root);
    for (String folder : List.of(TRAINS, SOURCES)) {
      NavigableMap<String, PublishedFile> trains = top.getOrDefault(folder, new TreeMap<>());
      CloneRules.links(new LintedFolder(folder, "", trains, report), ComposeLayout.LAYOUT);
      Folders.of(trains)
          .forEach(
              (train, apps) ->
                  CloneRules.links(
                      new LintedFolder(folder + "/" + train, "", apps, report),
                      ComposeLayout.LAYOUT));
    }
    TopRules.check(root, hasApps, published);
  }

  private static Optional<String> newest(NavigableMap<String, PublishedFile> item) {
    return Folders.of(item).keySet().stream()
        .flatMap(name -> VersionNumber.parse(name).stream())
        .max(Comparator.naturalOrder())
        .map(VersionNumber::toString);
  }

  private static void published(
      String train,
      String name,
      NavigableMap<String, PublishedFile> content,
      LintReport report,
      RecentFolders recent) {
    String path = TRAINS + "/" + train + "/" + name;
    List<LintedApp> versions = new ArrayList<>();
    Folders.of(content)
        .forEach(
            (version, files) ->
                versions.add(
                    new LintedApp(
                        train,
                        name,
                        new LintedFolder(path + "/" + version, name, files, report, recent),
                        false)));
    LintedFolder item = new LintedFolder(path, name, Folders.beside(content), report);
    CloneRules.links(item, ComposeLayout.LAYOUT);
    ItemRules.check(item, versions);
    for (LintedApp version : versions) {
      CloneRules.files(version.folder());
      // A folder of another name whose files are those of a version is meant to be one.
      if (VersionNumber.parse(version.folder().name()).isPresent()
          || version.folder().has(ComposeLayout.APP)
          || version.folder().has(ComposeLayout.QUESTIONS)) {
        OF_APPS.forEach(family -> family.check(version));
      }
    }
  }

  private static void source(
      String train,
      String name,
      NavigableMap<String, PublishedFile> content,
      LintReport report,
      RecentFolders recent) {
    LintedFolder folder =
        new LintedFolder(SOURCES + "/" + train + "/" + name, name, content, report, recent);
    CloneRules.files(folder);
    ItemRules.listing(folder);
    LintedApp app = new LintedApp(train, name, folder, true);
    OF_APPS.forEach(family -> family.check(app));
  }
}
