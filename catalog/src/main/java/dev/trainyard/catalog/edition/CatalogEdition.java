package dev.trainyard.catalog.edition;

import dev.trainyard.catalog.lint.rule.CatalogRules;
import dev.trainyard.catalog.read.PublishedItem;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Edition;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.ReleaseLine;
import dev.trainyard.generator.migration.MigrationProgram;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * An edition with all that a catalog needs of it. {@link Edition} says what apps become and where
 * that lies; this says how published files are read again: for the index, for comparisons, and when
 * a version is carried to another number or train.
 *
 * <p>Everything is a function of the files that are handed in: no clock, no environment, no state.
 * Files may be those of anybody, damaged or hostile; what is wrong with them is reported and never
 * thrown.
 */
public interface CatalogEdition extends Edition {

  /** Stands in the page of every catalog, so that pages of others are told from it. */
  String PAGE_SIGN = "Everything in this branch is generated:";

  /**
   * Changes whenever the same versions get other index files than before, so that an index of
   * former days is made anew; a number.
   */
  int indexFormat();

  /**
   * Whether the content of files of this name in a version's folder goes into the index. Of other
   * files there it only matters whether there are any.
   *
   * @param name a file directly in the folder
   */
  boolean indexes(String name);

  /**
   * Indexes one item.
   *
   * @param item its files: of versions those that {@link #indexes} names
   * @param versions its versions, the newest first; none is a fault that was reported
   * @param lastUpdate when a version was last changed
   * @param findings hears what is wrong
   * @return empty when something was reported
   */
  Optional<ItemIndex> index(
      PublishedItem item, List<VersionNumber> versions, LastUpdate lastUpdate, Findings findings);

  /** The index files at the top, all that the layout names. */
  SortedMap<RelativePath, Content> index(IndexLines lines);

  /**
   * Reads the file that the layout calls its index, whoever made it.
   *
   * @return empty when it is no such index
   */
  Optional<IndexLines> lines(Content index);

  /**
   * An item as a line of an index describes it.
   *
   * @param line the line
   * @param train the train
   * @param name the item
   * @param versions the item's versions, the newest first
   * @return empty when the line does not tell, or is one of another newest version
   */
  Optional<IndexedItem> item(
      IndexLines.Line line, String train, String name, List<String> versions);

  /** The name of the file in a version's folder that holds the form of the wizard. */
  String form();

  /** What answers are held against after the form; empty when there is nothing. */
  default Optional<AnswerSchema> answerSchema() {
    return Optional.empty();
  }

  /**
   * The name of the file in a version's folder that tells owners what is new before they upgrade;
   * empty when there is none.
   */
  String changelog();

  /** The releases that read its forms. */
  List<ReleaseLine> releaseLines();

  /** What the references of forms stand for. */
  FormReferences references();

  /**
   * What a version says besides its questions.
   *
   * @param version its files
   * @param form what the file of {@link #form} says
   * @throws IOException when a disk or repository cannot be read
   */
  Facts facts(ComparedVersion version, Form form) throws IOException;

  /**
   * The programs of a version that TrueNAS runs over stored answers when owners come from another,
   * in their order, by their paths below the folder.
   *
   * @param version the version upgraded to
   * @param from the number of the version upgraded from
   * @param to the number of the version upgraded to
   * @throws IOException when a disk or repository cannot be read
   */
  List<String> migrations(ComparedVersion version, String from, String to) throws IOException;

  /** What programs are that the generator makes for this. */
  MigrationProgram migrationProgram();

  /**
   * Where a version says that owners cannot go back behind it.
   *
   * @return empty when they can
   * @throws IOException when the repository cannot be read
   */
  Optional<OneWay> oneWay(VersionFolder version) throws IOException;

  /**
   * What has to change in the files of a version that appears under another number or in another
   * train. The same files yield the same changes in every release of Trainyard: the check of a
   * history expects what former ones have published.
   *
   * @param files the version's folder
   * @return the files that differ, or are new, by path below the folder; no file goes
   * @throws IOException when the repository cannot be read
   */
  Map<String, Content> carried(Carrying carrying, VersionFolder files) throws IOException;

  /**
   * What the folder of sources holds when a version is the newest; asked only of editions whose
   * layout has such a folder.
   *
   * @return files by path below the folder
   * @throws IOException when the repository cannot be read
   */
  default Map<String, Content> sources(VersionFolder version) throws IOException {
    return Map.of();
  }

  /** What the edition demands of published catalogs. */
  CatalogRules rules();

  /** The page for visitors; has {@link #PAGE_SIGN} in it. */
  Content page(CatalogInfo info, List<IndexedItem> items);
}
