package dev.trainyard.catalog.generate;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.index.IndexResult;
import dev.trainyard.catalog.write.TreeWriter;
import dev.trainyard.catalog.write.WriteResult;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

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
    CatalogEdition edition = request.edition();
    RenderedApps rendered = AppRenderer.render(request.apps(), edition);
    List<Problem> problems = new ArrayList<>(rendered.problems());
    SortedMap<RelativePath, Content> files = rendered.files();
    String made = FormerIndex.made(request, rendered);
    IndexResult index = FormerIndex.of(request, rendered, made);
    problems.addAll(index.problems());
    files.putAll(index.files());
    files.put(
        RelativePath.of(edition.layout().page()), edition.page(request.info(), index.items()));
    return new PreparedCatalog(request, rendered, files, made, Problems.of(problems));
  }

  /** Writes a catalog that is prepared; nothing when it has an error. */
  public GenerateResult write(PreparedCatalog prepared) {
    GenerateRequest request = prepared.request();
    if (prepared.problems().hasErrors()) {
      return refused(request, prepared.problems().all());
    }
    WriteResult written = writer.write(request.output(), prepared.files(), prepared.made());
    List<Problem> problems = new ArrayList<>(prepared.problems().all());
    problems.addAll(written.problems());
    if (written.refused()) {
      return refused(request, problems);
    }
    return new GenerateResult(
        request.output(),
        apps(prepared, written),
        written.written().size(),
        written.deleted().size(),
        written.unchanged(),
        Problems.of(problems));
  }

  private static GenerateResult refused(GenerateRequest request, List<Problem> problems) {
    return new GenerateResult(request.output(), List.of(), 0, 0, 0, Problems.of(problems));
  }

  /** The files of an app are those that it became and the indexes of its versions. */
  private static List<GeneratedApp> apps(PreparedCatalog prepared, WriteResult written) {
    Layout layout = prepared.request().edition().layout();
    Set<RelativePath> changed = new HashSet<>(written.written());
    List<GeneratedApp> apps = new ArrayList<>();
    for (RenderedApp app : prepared.rendered().apps()) {
      Set<RelativePath> files = new HashSet<>(app.files().keySet());
      for (String name : layout.itemIndexes()) {
        files.add(RelativePath.of(layout.item(app.train(), app.name()), name));
      }
      apps.add(
          new GeneratedApp(
              app.train(),
              app.name(),
              app.version(),
              files.size(),
              (int) files.stream().filter(changed::contains).count()));
    }
    return apps;
  }
}
