package dev.trainyard.catalog.generate;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.IndexLines;
import dev.trainyard.catalog.edition.IndexedItem;
import dev.trainyard.catalog.index.CatalogIndex;
import dev.trainyard.catalog.index.IndexResult;
import dev.trainyard.catalog.write.WrittenFiles;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.RelativePath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Indexes a generated catalog. Of an app whose files are those of the last run, that run's index is
 * used again: an index is a function of the files and of {@link #made}, and files are known by
 * their hashes.
 */
final class FormerIndex {

  private final GenerateRequest request;
  private final CatalogEdition edition;
  private final Layout layout;
  private final WrittenFiles written;
  private final IndexLines known;

  private FormerIndex(GenerateRequest request, String made) {
    this.request = request;
    this.edition = request.edition();
    this.layout = edition.layout();
    this.written = WrittenFiles.of(request.output(), made);
    this.known =
        written
            .file(layout.index())
            .flatMap(edition::lines)
            .orElseGet(() -> new IndexLines(new TreeMap<>()));
  }

  /**
   * What an index depends on besides the files of an item: the form of index files, the build of
   * Trainyard, and the time that is written into them. Empty when there is more than one time, or
   * the build is not known.
   */
  static String made(GenerateRequest request, RenderedApps rendered) {
    CatalogEdition edition = request.edition();
    Set<Instant> times =
        rendered.apps().stream()
            .map(app -> edition.layout().version(app.train(), app.name(), app.version()))
            .map(folder -> request.lastUpdate().of(RelativePath.of(folder)))
            .collect(Collectors.toSet());
    String build = Build.id();
    if (times.size() != 1 || build.isEmpty()) {
      return "";
    }
    return String.join(
        " ",
        edition.name(),
        Integer.toString(edition.indexFormat()),
        build,
        times.iterator().next().toString());
  }

  /**
   * Indexes the apps.
   *
   * @param made as {@link #made(GenerateRequest, RenderedApps)} gives it
   */
  static IndexResult of(GenerateRequest request, RenderedApps rendered, String made) {
    return new FormerIndex(request, made).index(rendered.apps());
  }

  private IndexResult index(List<RenderedApp> apps) {
    List<IndexedItem> same = new ArrayList<>();
    SortedMap<RelativePath, Content> indexes = new TreeMap<>();
    SortedMap<RelativePath, Content> others = new TreeMap<>();
    for (RenderedApp app : apps) {
      SortedMap<RelativePath, Content> own = new TreeMap<>();
      Optional<IndexedItem> item = former(app, own);
      item.ifPresentOrElse(same::add, () -> others.putAll(app.files()));
      item.ifPresent(any -> indexes.putAll(own));
    }
    IndexResult made = CatalogIndex.of(edition, others, request.lastUpdate(), same, known);
    indexes.putAll(made.files());
    return new IndexResult(made.items(), indexes, made.problems());
  }

  /**
   * An app as the last run has indexed it; empty when it has to be indexed.
   *
   * @param own gets the app's own index files
   */
  private Optional<IndexedItem> former(RenderedApp app, SortedMap<RelativePath, Content> own) {
    String folder = layout.item(app.train(), app.name());
    Optional<IndexLines.Line> line = known.line(app.train(), app.name());
    if (line.isEmpty() || !written.hasExactly(folder, app.files(), layout.itemIndexes())) {
      return Optional.empty();
    }
    for (String name : layout.itemIndexes()) {
      RelativePath path = RelativePath.of(folder, name);
      Optional<Content> index = written.file(path.value());
      if (index.isEmpty()) {
        return Optional.empty();
      }
      own.put(path, index.get());
    }
    return edition.item(line.get(), app.train(), app.name(), List.of(app.version()));
  }
}
