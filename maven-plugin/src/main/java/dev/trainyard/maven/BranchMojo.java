package dev.trainyard.maven;

import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.Pauses;
import dev.trainyard.catalog.git.PreviewName;
import org.apache.maven.plugins.annotations.Parameter;

/** What all goals have in common that work on the branch of a published catalog. */
abstract class BranchMojo extends RepositoryMojo {

  /**
   * Branch that holds the catalog; the name of a git branch. TrueNAS proposes {@code main}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.catalog.branch", defaultValue = "main", required = true)
  private String branch;

  /**
   * The branch to work on.
   *
   * @param create whether the default repository may be created
   */
  final CatalogBranch branch(boolean create) throws GitFailure {
    if (branch.startsWith(PreviewName.NAMESPACE)) {
      throw setting(
          "truenas.catalog.branch is \"" + branch + "\"",
          "a branch outside " + PreviewName.NAMESPACE + ", whose branches are deleted by and by",
          "Name the published branch; a preview of it is published with truenas.preview.");
    }
    return branch(branch, create);
  }

  /** Another branch of the same repository. */
  final CatalogBranch branch(String name, boolean create) throws GitFailure {
    return new CatalogBranch(
        address(), name, access(), workFolder(), Pauses.growing(), create && !hasTarget());
  }

  final String branchName() {
    return branch;
  }
}
