package dev.trainyard.testcluster.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.edition.LastUpdate;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.helm.HelmRules;
import dev.trainyard.catalog.helm.render.ChartRenderer;
import dev.trainyard.catalog.helm.render.Installation;
import dev.trainyard.catalog.helm.render.Rendered;
import dev.trainyard.catalog.helm.render.UnfitChartException;
import dev.trainyard.catalog.index.CatalogIndex;
import dev.trainyard.catalog.lint.Baseline;
import dev.trainyard.catalog.lint.CatalogLint;
import dev.trainyard.catalog.lint.LintResult;
import dev.trainyard.catalog.lint.rule.CatalogRules;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.read.PublishedItem;
import dev.trainyard.catalog.source.CatalogSource;
import dev.trainyard.catalog.source.OpenCatalog;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.yaml.Yaml;
import dev.trainyard.manifests.RenderedDocument;
import dev.trainyard.testcluster.app.TestedApp;
import dev.trainyard.testcluster.helm.HelmExtension;
import dev.trainyard.testcluster.lint.EngineRenderer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Mistakes in the files of an app, in its indexes and in what its templates render to are found:
 * each in one app of the project that has a place for it, or with {@code -Dtrainyard.charts=FOLDER}
 * in the newest version of every app of a catalog.
 */
class AppMutationsIT {

  @RegisterExtension static final HelmExtension helm = new HelmExtension();

  private static final HelmCatalog EDITION = new HelmCatalog();
  private static final String CHARTS = System.getProperty("trainyard.charts", "");

  /** What is no mistake, with the reason. */
  private static final Map<String, String> HARMLESS =
      Map.of(
          "catalog.json: recommended of another type", "TrueNAS takes any value",
          "all rights in kitchen-sink", "its metadata.yaml says why it has them");

  /** What every object of it is held against; the kinds that others serve are no subject here. */
  private static final List<String> NEWEST = List.of("24.04");

  private static List<OneApp> apps() throws Exception {
    List<OneApp> apps = CHARTS.isEmpty() ? ofTheProject() : ofOthers();
    // Those that are checked in no time come first.
    apps.sort(
        Comparator.comparingInt(app -> app.text(app.inVersion("questions.yaml")).get().length()));
    return apps;
  }

  private static List<OneApp> ofTheProject() {
    List<OneApp> apps = new ArrayList<>();
    for (TestedApp tested : TestedApps.all()) {
      SortedMap<RelativePath, Content> files =
          new TreeMap<>(EDITION.renderSound(tested.app()).files());
      files.putAll(CatalogIndex.of(EDITION, files, LastUpdate.always(Instant.EPOCH)).files());
      SortedMap<String, PublishedFile> published = new TreeMap<>();
      files.forEach((path, content) -> published.put(path.value(), PublishedFile.of(content)));
      apps.addAll(single(published));
    }
    return apps;
  }

  private static List<OneApp> ofOthers() throws Exception {
    try (OpenCatalog open = CatalogSource.parse(CHARTS, Path.of("")).open()) {
      SortedMap<String, PublishedFile> files = new TreeMap<>();
      for (Map.Entry<String, ? extends PublishedFile> file : open.files().entrySet()) {
        if (file.getValue().kind().isFile()) {
          files.put(file.getKey(), PublishedFile.of(file.getValue().content()));
        }
      }
      return single(files);
    }
  }

  /** The newest version of each app as a catalog of its own. */
  private static List<OneApp> single(SortedMap<String, PublishedFile> catalog) {
    List<OneApp> apps = new ArrayList<>();
    for (PublishedItem item : PublishedItem.of(EDITION.layout(), catalog).values()) {
      Optional<VersionNumber> newest =
          item.folders().keySet().stream()
              .flatMap(name -> VersionNumber.parse(name).stream())
              .max(VersionNumber::compareTo);
      if (newest.isEmpty()) {
        continue;
      }
      String version = newest.get().toString();
      SortedMap<String, PublishedFile> files = new TreeMap<>();
      item.files().forEach((name, file) -> files.put(item.folder() + "/" + name, file));
      item.folders()
          .get(version)
          .forEach((name, file) -> files.put(item.folder() + "/" + version + "/" + name, file));
      files.put("catalog.json", catalog.get("catalog.json"));
      OneApp app = new OneApp(files, item.train(), item.name(), version);
      app.json(
          "catalog.json",
          trains -> {
            trains.keySet().retainAll(List.of(item.train()));
            OneApp.map(trains.get(item.train())).keySet().retainAll(List.of(item.name()));
          });
      app.json(
          app.inItem("app_versions.json"),
          versions -> versions.keySet().retainAll(List.of(version)));
      apps.add(app);
    }
    return apps;
  }

  private static LintResult lint(CatalogRules rules, OneApp app) {
    return CatalogLint.of(EDITION, rules, app.files(), rules.releases());
  }

  private static boolean isHarmless(String mutation, OneApp app) {
    return HARMLESS.containsKey(mutation) || HARMLESS.containsKey(mutation + " in " + app.item());
  }

  @Test
  void everyMistakeInTheFilesOfAnAppIsFound() throws Exception {
    CatalogRules rules = EDITION.rules();
    List<OneApp> apps = apps();
    Map<OneApp, Baseline> before = new IdentityHashMap<>();
    Map<String, Integer> made = new TreeMap<>();
    List<String> missed = new ArrayList<>();
    for (FileMutation mutation : FileMutation.all()) {
      for (OneApp app : apps) {
        OneApp changed = app.copy();
        if (!mutation.make().test(changed)) {
          continue;
        }
        Baseline known =
            before.computeIfAbsent(app, one -> Baseline.of(lint(rules, one).problems().all()));
        made.merge(mutation.name(), 1, Integer::sum);
        if (lint(rules, changed).without(known, List.of()).problems().all().isEmpty()
            && !isHarmless(mutation.name(), app)) {
          missed.add(mutation.name() + " in " + app.item());
        }
        if (CHARTS.isEmpty()) {
          break;
        }
      }
    }
    tell(made);
    assertThat(missed).isEmpty();
    assertThat(made).hasSizeGreaterThan(FileMutation.all().size() - 4);
  }

  @Test
  void everyMistakeInWhatAnAppRendersToIsFound() throws Exception {
    List<OneApp> apps = apps();
    Map<OneApp, List<RenderedDocument>> rendered = new IdentityHashMap<>();
    Map<OneApp, Baseline> before = new IdentityHashMap<>();
    Map<String, Integer> made = new TreeMap<>();
    List<String> missed = new ArrayList<>();
    for (ObjectMutation mutation : ObjectMutation.all()) {
      for (OneApp app : apps) {
        if (!rendered.containsKey(app)) {
          Capture capture = new Capture(new EngineRenderer(helm.engine()));
          lint(HelmRules.with(capture), app);
          rendered.put(app, capture.seen);
          // What is asked has nothing to do with what is rendered from here on.
          app.remove(app.inVersion("ci"));
          app.put(app.inVersion("questions.yaml"), "groups: []\nquestions: []\n");
          before.put(app, Baseline.of(fixed(app, objects(capture.seen)).problems().all()));
        }
        List<Map<String, Object>> objects = objects(rendered.get(app));
        if (objects.isEmpty() || !mutation.make().test(objects)) {
          continue;
        }
        made.merge(mutation.name(), 1, Integer::sum);
        if (fixed(app, objects).without(before.get(app), List.of()).problems().all().isEmpty()
            && !isHarmless(mutation.name(), app)) {
          missed.add(mutation.name() + " in " + app.item());
        }
        if (CHARTS.isEmpty()) {
          break;
        }
      }
    }
    tell(made);
    assertThat(missed).isEmpty();
    assertThat(made).hasSizeGreaterThan(ObjectMutation.all().size() - 6);
  }

  @Test
  void everyMistakeInTheTemplatesOfAnAppIsFound() throws Exception {
    CatalogRules rules = HelmRules.with(new EngineRenderer(helm.engine()));
    List<OneApp> apps = new ArrayList<>(apps());
    if (CHARTS.isEmpty()) {
      // One whose owner writes texts of any characters.
      apps.removeIf(app -> !app.item().equals("kitchen-sink"));
    }
    Map<String, Integer> made = new TreeMap<>();
    List<String> missed = new ArrayList<>();
    for (OneApp app : apps) {
      Baseline before = Baseline.of(lint(rules, app).problems().all());
      for (TemplateMutation mutation : TemplateMutation.all()) {
        OneApp changed = app.copy();
        if (!mutation.in(changed)) {
          continue;
        }
        made.merge(mutation.name(), 1, Integer::sum);
        LintResult after = lint(rules, changed);
        // The common library of official charts runs answers as templates by itself.
        boolean told =
            after.problems().all().stream()
                .anyMatch(
                    problem -> mutation.code().filter(problem.rule().code()::equals).isPresent());
        if (!told && after.without(before, List.of()).problems().all().isEmpty()) {
          missed.add(mutation.name() + " in " + app.item());
        }
      }
    }
    tell(made);
    assertThat(missed).isEmpty();
    assertThat(made).hasSameSizeAs(TemplateMutation.all());
  }

  private static void tell(Map<String, Integer> made) {
    if (!CHARTS.isEmpty()) {
      System.out.println(
          made.values().stream().mapToInt(Integer::intValue).sum() + " mistakes: " + made);
    }
  }

  private static List<Map<String, Object>> objects(List<RenderedDocument> documents) {
    List<Map<String, Object>> objects = new ArrayList<>();
    documents.forEach(document -> objects.add(OneApp.map(OneApp.copy(document.object()))));
    return objects;
  }

  /** What is said of an app that renders to these objects. */
  private static LintResult fixed(OneApp app, List<Map<String, Object>> objects) {
    StringBuilder printed = new StringBuilder();
    for (Map<String, Object> object : objects) {
      printed.append("---\n# Source: chart/templates/all.yaml\n").append(Yaml.write(object));
    }
    CatalogRules rules = HelmRules.with(new Fixed(Rendered.of(printed.toString())));
    return CatalogLint.of(EDITION, rules, app.files(), NEWEST);
  }

  /** Renders to the same, whatever is asked. */
  private record Fixed(Rendered rendered) implements ChartRenderer {
    @Override
    public OpenChart open(NavigableMap<String, PublishedFile> files) {
      return new OpenChart() {
        @Override
        public Rendered render(Installation installation) {
          return rendered;
        }

        @Override
        public void close() {
          // There is nothing open.
        }
      };
    }
  }

  /** Remembers the first that is rendered. */
  private static final class Capture implements ChartRenderer {
    private final ChartRenderer renderer;
    private List<RenderedDocument> seen = List.of();

    Capture(ChartRenderer renderer) {
      this.renderer = renderer;
    }

    @Override
    public OpenChart open(NavigableMap<String, PublishedFile> files)
        throws IOException, UnfitChartException {
      OpenChart open = renderer.open(files);
      return new OpenChart() {
        @Override
        public Rendered render(Installation installation) throws IOException {
          if (!seen.isEmpty()) {
            return Rendered.of("");
          }
          Rendered rendered = open.render(installation);
          if (rendered.isDone()) {
            seen = rendered.documents();
          }
          return rendered;
        }

        @Override
        public void close() {
          open.close();
        }
      };
    }
  }
}
