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
   * A catalog before it is written.
   *
   * @param request what was asked for
   * @param rendered the apps
   * @param files all files of the catalog; incomplete when there are errors
   * @param made how the index was made
   * @param problems everything found
   */
  private record Prepared(
      GenerateRequest request,
      RenderedApps rendered,
      SortedMap<RelativePath, Content> files,
      String made,
      List<Problem> problems) {

    private boolean hasErrors() {
      return problems.stream().anyMatch(Problem::isError);
    }
  }

  /**
   * Generates the catalog. Either everything is written or, when any problem is an error, nothing;
   * the result then has the problems of all apps at once.
   */
  public GenerateResult generate(GenerateRequest request) {
    return generate(List.of(request)).get(0);
  }

  /**
   * Generates catalogs of several editions, each in a folder of its own. Nothing is written before
   * all of them are free of errors.
   *
   * @return the results in the order of the requests
   */
  public List<GenerateResult> generate(List<GenerateRequest> requests) {
    List<Prepared> prepared = requests.stream().map(CatalogGenerator::prepare).toList();
    boolean refused = prepared.stream().anyMatch(Prepared::hasErrors);
    return prepared.stream()
        .map(one -> refused ? refused(one.request(), one.problems()) : write(one))
        .toList();
  }

  private static Prepared prepare(GenerateRequest request) {
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
    return new Prepared(request, rendered, files, made, problems);
  }

  private GenerateResult write(Prepared prepared) {
    GenerateRequest request = prepared.request();
    WriteResult written = writer.write(request.output(), prepared.files(), prepared.made());
    List<Problem> problems = new ArrayList<>(prepared.problems());
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
  private static List<GeneratedApp> apps(Prepared prepared, WriteResult written) {
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
