package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.carry.Carriage;
import dev.trainyard.catalog.edition.Carrying;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.CatalogTree;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.Tip;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * That a promoted version is the same in both trains: git names a folder by a hash of all it holds,
 * names and modes included, and both folders have the same name in the commit that the repository
 * has. Where an edition has a version say its train, the copy differs in that and in nothing else.
 *
 * @param commit the commit that was looked at
 * @param from the folder that was copied
 * @param to the copy
 * @param source the tree that was copied
 * @param tree the tree that the copy is; another one where a version says its train
 */
public record PromotionProof(String commit, String from, String to, String source, String tree) {

  /**
   * Reads the published branch anew and compares.
   *
   * @param edition the edition of the catalog
   * @param branch the branch
   * @param commit the commit to look at, on the branch; the newest one when empty
   * @param carrying what was promoted, from where and to where
   * @throws GitFailure when the folders differ, one of them is missing, or the branch cannot be
   *     read
   * @throws IOException when the folder for temporary files cannot be used
   */
  public static PromotionProof of(
      CatalogEdition edition, CatalogBranch branch, Optional<String> commit, Carrying carrying)
      throws GitFailure, IOException {
    return branch.read(
        tip -> {
          Optional<Tip.Commit> candidate = tip.newest();
          while (candidate.isPresent()) {
            if (candidate.get().id().equals(commit.orElse(candidate.get().id()))) {
              return compare(edition, candidate.get(), carrying);
            }
            candidate = candidate.get().before();
          }
          throw different(
              "branch " + branch.name() + " does not have commit " + commit.orElse("any"),
              new Carriage(edition, carrying).target());
        });
  }

  private static PromotionProof compare(
      CatalogEdition edition, Tip.Commit commit, Carrying carrying) throws GitFailure, IOException {
    Carriage carriage = new Carriage(edition, carrying);
    String from = carriage.source();
    String to = carriage.target();
    CatalogTree tree = commit.tree();
    Optional<String> source = tree.folderId(from);
    Optional<String> copy = tree.folderId(to);
    if (!carriage.isDone(tree, tree)) {
      throw different(
          "in commit %s, %s is the tree %s and %s is %s"
              .formatted(commit.id(), from, source.orElse("none"), to, copy.orElse("none")),
          to);
    }
    return new PromotionProof(commit.id(), from, to, source.orElseThrow(), copy.orElseThrow());
  }

  private static GitFailure different(String found, String folder) {
    return new GitFailure(
        List.of(
            Problem.error(
                Rule.PUBLISHED_VERSION,
                Where.inFile(folder, 0, 0),
                found,
                "the same tree of git in both trains",
                "Find out who else changes the branch; compare it with a clone made before.")));
  }
}
