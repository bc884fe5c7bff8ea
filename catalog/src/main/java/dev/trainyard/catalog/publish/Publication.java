package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.Identity;
import dev.trainyard.catalog.git.Signing;
import java.util.Objects;
import java.util.Optional;

/**
 * What every action on a published catalog needs to know.
 *
 * @param branch the branch that holds the catalog
 * @param edition the edition of the catalog
 * @param info what the catalog says about itself
 * @param author who makes the commit
 * @param signing how the commit is signed
 * @param definitionCommit the commit of the definitions; empty when it is not known
 * @param dryRun whether to do everything but the push
 * @param allowBreaking whether changes that break owners' upgrades are warnings only
 */
public record Publication(
    CatalogBranch branch,
    CatalogEdition edition,
    CatalogInfo info,
    Identity author,
    Optional<Signing> signing,
    String definitionCommit,
    boolean dryRun,
    boolean allowBreaking) {

  /** One that lets no breaking change through. */
  public Publication(
      CatalogBranch branch,
      CatalogEdition edition,
      CatalogInfo info,
      Identity author,
      Optional<Signing> signing,
      String definitionCommit,
      boolean dryRun) {
    this(branch, edition, info, author, signing, definitionCommit, dryRun, false);
  }

  /** Checks the components; none may be null. */
  public Publication {
    Objects.requireNonNull(branch, "branch");
    Objects.requireNonNull(edition, "edition");
    Objects.requireNonNull(info, "info");
    Objects.requireNonNull(author, "author");
    Objects.requireNonNull(signing, "signing");
    Objects.requireNonNull(definitionCommit, "definitionCommit");
  }
}
