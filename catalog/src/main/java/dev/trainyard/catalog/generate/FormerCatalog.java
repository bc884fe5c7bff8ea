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
import dev.trainyard.generator.model.App;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the last run has made, as far as this one would make the same of it: the index of an app is
 * a function of its files and of {@link #made}, its files are one of its {@link Fingerprint} and
 * the build. Files are known by their hashes in the list of the folder.
 */
final class FormerCatalog {

  private final GenerateRequest request;
  private final CatalogEdition edition;
  private final Layout layout;
  private final String made;
  private final WrittenFiles written;
  private final IndexLines known;

  private FormerCatalog(GenerateRequest request, String made) {
    this.request = request;
    this.edition = request.edition();
    this.layout = edition.layout();
    this.made = made;
    this.written = WrittenFiles.of(request.output(), made, request.last());
    this.known =
        written
            .file(layout.index())
            .flatMap(edition::lines)
            .orElseGet(() -> new IndexLines(new TreeMap<>()));
  }

  /** What lies where the request wants its catalog. */
  static FormerCatalog of(GenerateRequest request) {
    return new FormerCatalog(request, made(request));
  }

  private static String made(GenerateRequest request) {
    CatalogEdition edition = request.edition();
    Set<Instant> times = new HashSet<>();
    try {
      for (App app : request.apps()) {
        String folder = edition.layout().version(app.train(), app.name(), app.version());
        times.add(request.lastUpdate().of(RelativePath.of(folder)));
      }
    } catch (IllegalArgumentException noFolderHasThatName) {
      return "";
    }
    if (times.size() != 1 || Build.id().isEmpty()) {
      return "";
    }
    return String.join(
        " ",
        edition.name(),
        Integer.toString(edition.indexFormat()),
        Build.id(),
        times.iterator().next().toString());
  }

  /**
   * What a catalog depends on besides the apps: the form of index files, the build of Trainyard,
   * and the time that is written into them. Empty when there is more than one time, or the build is
   * not known.
   */
  String made() {
    return made;
  }

  /**
   * Of what an app's files are made, for the list of the folder. That the files are a part of it
   * makes a list worthless in which somebody has changed a hash.
   *
   * @param model what {@link DefinedApps} says of the app
   * @param files the hashes of the files
   */
  static String model(String model, SortedMap<RelativePath, String> files) {
    List<String> parts = new ArrayList<>(List.of(model));
    files.forEach((path, hash) -> parts.addAll(List.of(path.value(), hash)));
    return Fingerprint.hash(parts);
  }

  /** An app as the last run has made it; empty when it has to be rendered or indexed. */
  Optional<SameApp> same(App app, String model) {
    String item = layout.item(app.train(), app.name());
    Optional<String> known = written.model(item);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    SortedMap<RelativePath, String> files = written.hashes(item);
    layout.itemIndexes().forEach(name -> files.remove(RelativePath.of(item, name)));
    String source = layout.source(app.train(), app.name());
    if (!source.isEmpty()) {
      files.putAll(written.hashes(source));
    }
    if (!known.get().equals(model(model, files))) {
      return Optional.empty();
    }
    SortedMap<RelativePath, Content> indexes = new TreeMap<>();
    return indexed(app.train(), app.name(), app.version(), indexes)
        .map(line -> new SameApp(line, app.version(), known.get(), files, indexes));
  }

  /**
   * Indexes the catalog.
   *
   * @param rendered the apps whose files are at hand
   * @param same all other apps
   */
  IndexResult index(List<RenderedApp> rendered, Collection<SameApp> same) {
    List<IndexedItem> items = new ArrayList<>();
    SortedMap<RelativePath, Content> indexes = new TreeMap<>();
    for (SameApp app : same) {
      items.add(app.item());
      indexes.putAll(app.indexes());
    }
    Map<RelativePath, Content> others = new TreeMap<>();
    for (RenderedApp app : rendered) {
      SortedMap<RelativePath, Content> own = new TreeMap<>();
      Optional<IndexedItem> item = former(app, own);
      item.ifPresentOrElse(items::add, () -> others.putAll(app.files()));
      item.ifPresent(any -> indexes.putAll(own));
    }
    IndexResult made = CatalogIndex.of(edition, others, request.lastUpdate(), items, known);
    indexes.putAll(made.files());
    return new IndexResult(made.items(), indexes, made.problems());
  }

  /** A rendered app as the last run has indexed it; empty when it has to be indexed. */
  private Optional<IndexedItem> former(RenderedApp app, SortedMap<RelativePath, Content> own) {
    String item = layout.item(app.train(), app.name());
    return written.hasExactly(item, app.files(), layout.itemIndexes())
        ? indexed(app.train(), app.name(), app.version(), own)
        : Optional.empty();
  }

  /**
   * What the last run's index says of an app; empty when that is not known.
   *
   * @param own gets the app's own index files
   */
  private Optional<IndexedItem> indexed(
      String train, String name, String version, SortedMap<RelativePath, Content> own) {
    Optional<IndexLines.Line> line = known.line(train, name);
    if (line.isEmpty()) {
      return Optional.empty();
    }
    for (String file : layout.itemIndexes()) {
      RelativePath path = RelativePath.of(layout.item(train, name), file);
      Optional<Content> index = written.file(path.value());
      if (index.isEmpty()) {
        return Optional.empty();
      }
      own.put(path, index.get());
    }
    return edition.item(line.get(), train, name, List.of(version));
  }
}
