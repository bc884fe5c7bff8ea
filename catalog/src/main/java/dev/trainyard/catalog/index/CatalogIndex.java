package dev.trainyard.catalog.index;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.Findings;
import dev.trainyard.catalog.edition.IndexLines;
import dev.trainyard.catalog.edition.IndexedItem;
import dev.trainyard.catalog.edition.ItemIndex;
import dev.trainyard.catalog.edition.LastUpdate;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.read.PublishedItem;
import dev.trainyard.generator.edition.CatalogNames;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Visible;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes the index files of a catalog from its other files, and from nothing else: files that were
 * just rendered and files of a published catalog are indexed alike. Descriptions come from the
 * newest version of each item, the one with the highest number.
 */
public final class CatalogIndex {

  /**
   * An item that was read independently of the others.
   *
   * @param folder its folder
   * @param index its index; empty when there are problems
   * @param problems everything found
   */
  private record Read(String folder, Optional<ItemIndex> index, List<Problem> problems) {}

  private CatalogIndex() {}

  /**
   * Indexes a catalog.
   *
   * @param edition its edition
   * @param files the catalog by path from its root; index files among them are not looked at, nor
   *     is what lies outside items
   * @param lastUpdate when versions were last changed
   */
  public static IndexResult of(
      CatalogEdition edition, Map<RelativePath, Content> files, LastUpdate lastUpdate) {
    return of(edition, files, lastUpdate, List.of(), new IndexLines(new TreeMap<>()));
  }

  /**
   * Indexes a catalog of which some items are as a former index has them.
   *
   * @param edition its edition
   * @param files the files of all other items
   * @param lastUpdate when versions were last changed
   * @param same the items that stay, each with a line in the former index
   * @param known the former index
   */
  public static IndexResult of(
      CatalogEdition edition,
      Map<RelativePath, Content> files,
      LastUpdate lastUpdate,
      List<IndexedItem> same,
      IndexLines known) {
    SortedMap<String, PublishedFile> published = new TreeMap<>();
    files.forEach((path, content) -> published.put(path.value(), PublishedFile.of(content)));
    List<Read> indexed =
        PublishedItem.of(edition.layout(), published).values().parallelStream()
            .map(item -> read(edition, item, lastUpdate))
            .toList();
    List<IndexedItem> items = new ArrayList<>(same);
    List<Problem> problems = new ArrayList<>();
    SortedMap<String, SortedMap<String, IndexLines.Line>> lines = new TreeMap<>();
    for (IndexedItem item : same) {
      lines
          .computeIfAbsent(item.train(), train -> new TreeMap<>())
          .put(item.name(), known.line(item.train(), item.name()).orElseThrow());
    }
    SortedMap<RelativePath, Content> indexes = new TreeMap<>();
    for (Read one : indexed) {
      problems.addAll(one.problems());
      if (one.index().isPresent()) {
        ItemIndex index = one.index().get();
        items.add(index.item());
        lines
            .computeIfAbsent(index.item().train(), train -> new TreeMap<>())
            .put(index.item().name(), index.line());
        index
            .files()
            .forEach((name, content) -> indexes.put(RelativePath.of(one.folder(), name), content));
      }
    }
    items.sort(Comparator.comparing(IndexedItem::train).thenComparing(IndexedItem::name));
    indexes.putAll(edition.index(new IndexLines(lines)));
    return new IndexResult(items, indexes, problems);
  }

  private static Read read(CatalogEdition edition, PublishedItem item, LastUpdate lastUpdate) {
    Findings findings = new Findings(item.name());
    Optional<ItemIndex> index = Optional.empty();
    if (isItem(item, findings)) {
      index = edition.index(item, numbers(item, findings), lastUpdate, findings);
    }
    return new Read(
        item.folder(), findings.isEmpty() ? index : Optional.empty(), findings.problems());
  }

  /** What stands in the way of reading anything: no folder, or one whose name no app has. */
  private static boolean isItem(PublishedItem item, Findings findings) {
    PublishedFile instead = item.files().get("");
    if (instead != null) {
      findings.file(
          Rule.INDEXED_FILE,
          item.folder(),
          "is " + instead.kind().word(),
          "a folder",
          "Put the app's files there; what lies behind links and in submodules is not read.");
    } else if (!CatalogNames.isItem(item.name())) {
      findings.file(
          Rule.NAME,
          item.folder(),
          "an app's folder named \"" + Visible.of(item.name()) + "\"",
          CatalogNames.ITEM_SHAPE,
          "Rename the folder; TrueNAS refuses an app of this name.");
    }
    return findings.isEmpty();
  }

  /** The versions, the newest first. */
  private static List<VersionNumber> numbers(PublishedItem item, Findings findings) {
    List<VersionNumber> numbers = new ArrayList<>();
    for (String folder : item.folders().keySet()) {
      VersionNumber.parse(folder)
          .ifPresentOrElse(
              numbers::add,
              () ->
                  findings.file(
                      Rule.VERSION_FOLDER,
                      item.folder() + "/" + folder,
                      "\"" + Visible.of(folder) + "\" is not a version",
                      CatalogNames.VERSION_SHAPE,
                      "Rename the folder; TrueNAS takes every folder in an item for a version."));
    }
    if (item.folders().isEmpty()) {
      findings.file(
          Rule.VERSION_FOLDER,
          item.folder(),
          "has no version folder",
          CatalogNames.VERSION_SHAPE,
          "Add a version, or remove the item.");
    }
    numbers.sort(Comparator.reverseOrder());
    return numbers;
  }
}
