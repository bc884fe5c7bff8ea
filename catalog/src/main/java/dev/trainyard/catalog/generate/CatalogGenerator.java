package dev.trainyard.catalog.generate;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.IndexedItem;
import dev.trainyard.catalog.index.IndexResult;
import dev.trainyard.catalog.write.Making;
import dev.trainyard.catalog.write.NotAsWrittenException;
import dev.trainyard.catalog.write.TreeWriter;
import dev.trainyard.catalog.write.WantedFiles;
import dev.trainyard.catalog.write.WriteResult;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Turns apps into a catalog folder: renders, indexes, writes. */
public final class CatalogGenerator {

  private final TreeWriter writer = new TreeWriter();

  /**
   * Generates the catalog. Either everything is written or, when any problem is an error, nothing;
   * the result then has the problems of all apps at once.
   */
  public GenerateResult generate(GenerateRequest request) {
    return write(prepare(request));
  }

  /**
   * Does everything but write, so that of several catalogs none is written unless all are free of
   * errors.
   */
  public PreparedCatalog prepare(GenerateRequest request) {
    return prepare(request, true);
  }

  /**
   * Prepares.
   *
   * @param reuse whether apps may stay as the last run has made them
   */
  private static PreparedCatalog prepare(GenerateRequest request, boolean reuse) {
    CatalogEdition edition = request.edition();
    DefinedApps apps = new DefinedApps(request.apps(), edition);
    FormerCatalog former = FormerCatalog.of(request);
    SortedMap<String, SameApp> same = reuse ? same(apps, former) : new TreeMap<>();
    RenderedApps rendered = apps.render(app -> !same.containsKey(AppRenderer.id(app)));
    List<Problem> problems = new ArrayList<>(rendered.problems());
    SortedMap<RelativePath, Content> files = rendered.files();
    IndexResult index = former.index(rendered.apps(), same.values());
    problems.addAll(index.problems());
    files.putAll(index.files());
    files.put(
        RelativePath.of(edition.layout().page()), edition.page(request.info(), index.items()));
    SortedMap<RelativePath, String> staying = new TreeMap<>();
    SortedMap<String, String> models = models(edition.layout(), rendered, apps, problems);
    for (SameApp app : same.values()) {
      staying.putAll(app.files());
      models.put(edition.layout().item(app.item().train(), app.item().name()), app.model());
    }
    return new PreparedCatalog(
        request,
        rendered.apps(),
        List.copyOf(same.values()),
        new WantedFiles(files, staying, new Making(former.made(), models)),
        Problems.of(problems));
  }

  /** The apps of which the last run has made what would be made now, by train and name. */
  private static SortedMap<String, SameApp> same(DefinedApps apps, FormerCatalog former) {
    SortedMap<String, SameApp> same = new TreeMap<>();
    apps.all().parallelStream()
        .flatMap(
            app ->
                apps
                    .model(app.train(), app.name())
                    .flatMap(model -> former.same(app, model))
                    .stream())
        .forEachOrdered(
            app -> same.put(AppRenderer.id(app.item().train(), app.item().name()), app));
    return same;
  }

  /**
   * Of what apps were made, by folder. There is nothing of apps with problems, which must be told
   * every time, and of those with programs, which the list of files does not know as such.
   */
  private static SortedMap<String, String> models(
      Layout layout, RenderedApps rendered, DefinedApps apps, List<Problem> problems) {
    SortedMap<String, String> models = new TreeMap<>();
    Set<String> troubled =
        problems.stream().map(problem -> problem.where().app()).collect(Collectors.toSet());
    for (RenderedApp app : rendered.apps()) {
      boolean programs = app.files().values().stream().anyMatch(Content::executable);
      if (!programs && !troubled.contains(app.name())) {
        SortedMap<RelativePath, String> hashes = new TreeMap<>();
        app.files().forEach((path, content) -> hashes.put(path, content.sha256()));
        apps.model(app.train(), app.name())
            .ifPresent(
                model ->
                    models.put(
                        layout.item(app.train(), app.name()), FormerCatalog.model(model, hashes)));
      }
    }
    return models;
  }

  /** Writes a catalog that is prepared; nothing when it has an error. */
  public GenerateResult write(PreparedCatalog prepared) {
    if (prepared.problems().hasErrors()) {
      return refused(prepared.request(), prepared.problems().all());
    }
    try {
      return write(prepared, writer.write(prepared.request().output(), prepared.files()));
    } catch (NotAsWrittenException missing) {
      return writeAll(prepared.request());
    }
  }

  /** What stands in the way of writing a catalog without errors, as its folder is now. */
  public Problems objections(PreparedCatalog prepared) {
    return Problems.of(writer.objections(prepared.request().output(), prepared.files()));
  }

  /** Renders everything, as files are missing that were not rendered for being there. */
  private GenerateResult writeAll(GenerateRequest request) {
    PreparedCatalog all = prepare(request, false);
    try {
      return write(all, writer.write(request.output(), all.files()));
    } catch (NotAsWrittenException noneIsToStay) {
      throw new IllegalStateException(noneIsToStay);
    }
  }

  private static GenerateResult write(PreparedCatalog prepared, WriteResult written) {
    List<Problem> problems = new ArrayList<>(prepared.problems().all());
    problems.addAll(written.problems());
    if (written.refused()) {
      return refused(prepared.request(), problems);
    }
    remember(prepared.request());
    return new GenerateResult(
        prepared.request().output(),
        apps(prepared, written),
        written.written().size(),
        written.deleted().size(),
        written.unchanged(),
        Problems.of(problems));
  }

  private static void remember(GenerateRequest request) {
    try {
      if (request.last().isPresent()) {
        request.last().get().remember(request.output());
      }
    } catch (IOException e) {
      // Then the next run makes everything again.
    }
  }

  private static GenerateResult refused(GenerateRequest request, List<Problem> problems) {
    return new GenerateResult(request.output(), List.of(), 0, 0, 0, Problems.of(problems));
  }

  /** The files of an app are those that it became and the indexes of its versions. */
  private static List<GeneratedApp> apps(PreparedCatalog prepared, WriteResult written) {
    Layout layout = prepared.request().edition().layout();
    Set<RelativePath> changed = new HashSet<>(written.written());
    List<GeneratedApp> apps = new ArrayList<>();
    for (RenderedApp app : prepared.rendered()) {
      apps.add(app(layout, app.train(), app.name(), app.version(), app.files().keySet(), changed));
    }
    for (SameApp app : prepared.same()) {
      IndexedItem item = app.item();
      apps.add(
          app(layout, item.train(), item.name(), app.version(), app.files().keySet(), changed));
    }
    apps.sort(Comparator.comparing(GeneratedApp::train).thenComparing(GeneratedApp::name));
    return apps;
  }

  private static GeneratedApp app(
      Layout layout,
      String train,
      String name,
      String version,
      Set<RelativePath> own,
      Set<RelativePath> changed) {
    Set<RelativePath> files = new HashSet<>(own);
    for (String index : layout.itemIndexes()) {
      files.add(RelativePath.of(layout.item(train, name), index));
    }
    return new GeneratedApp(
        train, name, version, files.size(), (int) files.stream().filter(changed::contains).count());
  }
}
