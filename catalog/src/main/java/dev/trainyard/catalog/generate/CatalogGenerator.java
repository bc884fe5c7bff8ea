package dev.trainyard.catalog.generate;

import dev.trainyard.catalog.index.CatalogIndex;
import dev.trainyard.catalog.index.IndexResult;
import dev.trainyard.catalog.layout.CatalogLayout;
import dev.trainyard.catalog.readme.CatalogReadme;
import dev.trainyard.catalog.write.TreeWriter;
import dev.trainyard.catalog.write.WriteResult;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    Rendered rendered = AppRenderer.render(request.apps(), request.edition());
    List<Problem> problems = new ArrayList<>(rendered.problems());
    IndexResult index = CatalogIndex.of(rendered.files(), request.lastUpdate()::of);
    problems.addAll(index.problems());
    if (problems.stream().anyMatch(Problem::isError)) {
      return refused(request, problems);
    }
    SortedMap<RelativePath, Content> files = new TreeMap<>(rendered.files());
    files.putAll(index.files());
    CatalogInfo info = request.info();
    files.put(
        RelativePath.of(CatalogLayout.README),
        CatalogReadme.of(info.title(), info.url().toString(), info.branch(), index.items()));
    WriteResult written = writer.write(request.output(), files);
    problems.addAll(written.problems());
    if (written.refused()) {
      return refused(request, problems);
    }
    return new GenerateResult(
        request.output(),
        apps(request.apps(), files, written),
        written.written().size(),
        written.deleted().size(),
        written.unchanged(),
        Problems.of(problems));
  }

  private static GenerateResult refused(GenerateRequest request, List<Problem> problems) {
    return new GenerateResult(request.output(), List.of(), 0, 0, 0, Problems.of(problems));
  }

  private static List<GeneratedApp> apps(
      List<App> apps, SortedMap<RelativePath, Content> files, WriteResult written) {
    Map<String, Long> all = countByItem(files.keySet());
    Map<String, Long> changed = countByItem(written.written());
    return apps.stream()
        .sorted(AppRenderer.ORDER)
        .map(
            app ->
                new GeneratedApp(
                    app.train(),
                    app.name(),
                    app.version(),
                    Math.toIntExact(all.getOrDefault(AppRenderer.folder(app), 0L)),
                    Math.toIntExact(changed.getOrDefault(AppRenderer.folder(app), 0L))))
        .toList();
  }

  /** The number of files below each {@code TRAIN/ITEM}. */
  private static Map<String, Long> countByItem(Set<RelativePath> paths) {
    return paths.stream()
        .map(RelativePath::segments)
        .filter(segments -> segments.size() > 2)
        .collect(
            Collectors.groupingBy(
                segments -> segments.get(0) + "/" + segments.get(1), Collectors.counting()));
  }
}
