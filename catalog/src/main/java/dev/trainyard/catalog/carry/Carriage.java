package dev.trainyard.catalog.carry;

import dev.trainyard.catalog.edition.Carrying;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.git.CatalogTree;
import java.io.IOException;
import java.util.Objects;

/**
 * A version that an edition carries to another place of a catalog. What is done when it is
 * published is also what a later look expects, so that both cannot differ.
 *
 * @param edition the edition of the catalog
 * @param carrying from where and to where
 */
public record Carriage(CatalogEdition edition, Carrying carrying) {

  /** Checks the components; none may be null. */
  public Carriage {
    Objects.requireNonNull(edition, "edition");
    Objects.requireNonNull(carrying, "carrying");
  }

  /** The folder that the version is carried from. */
  public String source() {
    return edition.layout().version(carrying.from(), carrying.app(), carrying.old());
  }

  /** The folder that it is carried to. */
  public String target() {
    return edition.layout().version(carrying.to(), carrying.app(), carrying.next());
  }

  /**
   * Puts the version in its place, with what its edition changes about it there.
   *
   * @param tree a catalog that has the version to be carried
   */
  public void apply(CatalogTree tree) throws IOException {
    tree.copyFolder(source(), target());
    TreeFolder copy = new TreeFolder(tree, target());
    for (var change : edition.carried(carrying, copy).entrySet()) {
      tree.put(target() + "/" + change.getKey(), change.getValue());
    }
  }

  /**
   * Whether the version was carried without any other change.
   *
   * @param before a catalog that has the version to be carried
   * @param after the catalog that should have it in its new place
   */
  public boolean isDone(CatalogTree before, CatalogTree after) throws IOException {
    if (!before.hasFolder(source()) || !after.hasFolder(target())) {
      return false;
    }
    CatalogTree wanted = before.copy();
    // Of what the place held before, nothing is asked here.
    wanted.remove(target());
    apply(wanted);
    return wanted.folderId(target()).equals(after.folderId(target()));
  }
}
