package dev.trainyard.catalog.lint.rule;

import dev.trainyard.catalog.read.PublishedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** What an edition demands of a catalog, so that every release which reads it can. */
public interface CatalogRules {

  /** The releases that read catalogs of this edition, the oldest first. */
  List<String> releases();

  /** Every rule, in the order of their codes. */
  List<LintRule> all();

  /**
   * The checks of a catalog; they can run at the same time.
   *
   * @param files everything by path below the catalog's root
   */
  List<CatalogCheck> checks(SortedMap<String, ? extends PublishedFile> files);

  /**
   * What is published of these files; the files themselves where they are published as they are.
   *
   * @param files everything by path below a root
   */
  default CatalogView view(SortedMap<String, ? extends PublishedFile> files) {
    return CatalogView.asItIs(files);
  }

  /** Folders at the top that rules read beside items, such as one of libraries. */
  default Set<String> sharedFolders() {
    return Set.of();
  }

  /** The name of the program that renders versions; empty when no rule takes one. */
  default Optional<String> program() {
    return Optional.empty();
  }

  /** Whether all versions are rendered, so that rules about what comes out find something. */
  default boolean renders() {
    return false;
  }

  /**
   * The same rules, where those about what versions render to are checked, too.
   *
   * @param program the program of the name {@link #program}
   * @param work a folder for temporary files; made if missing
   * @throws IOException when it is not that program; the message says what it does
   */
  default CatalogRules rendering(Path program, Path work) throws IOException {
    return this;
  }

  /**
   * The same rules, where those about what versions render to look at some versions only.
   *
   * @param versions the folders of these versions, from the catalog's root
   */
  default CatalogRules renderingOnly(Set<String> versions) {
    return this;
  }

  /** The catalog that an example stands for; nothing is wrong with that of no example at all. */
  SortedMap<String, PublishedFile> catalog(LintExample example);
}
