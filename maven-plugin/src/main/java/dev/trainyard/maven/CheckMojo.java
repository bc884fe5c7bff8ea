package dev.trainyard.maven;

import dev.trainyard.catalog.diff.ComparedCatalog;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.lint.CatalogLint;
import dev.trainyard.catalog.lint.LintResult;
import dev.trainyard.catalog.lint.Proposal;
import dev.trainyard.catalog.source.BaseCatalog;
import dev.trainyard.catalog.source.CatalogSource;
import dev.trainyard.catalog.source.OpenCatalog;
import dev.trainyard.catalog.source.UnreadableSourceException;
import dev.trainyard.generator.problem.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Checks what is proposed for a catalog, such as by a pull request: everything that {@code
 * validate} finds and the base does not have as well, and what changes in published versions and
 * for owners who upgrade. Works for catalogs of any author and needs no project.
 *
 * <p>A published version never changes; what changes has a higher version than all before, says so
 * in its changelog, and accepts the answers of owners unless its major version is higher.
 *
 * @since 0.1.0
 */
@Mojo(name = "check", requiresProject = false, threadSafe = true)
public final class CheckMojo extends LintMojo {

  private static final String BASE = "truenas.check.base";

  /**
   * What the catalog is held against; a revision of the git repository that it lies in, such as
   * {@code origin/main}, or a catalog as in {@code truenas.catalog}, or {@code none}. By default
   * what was published to {@code .trainyard/catalog.git}. Where the catalog itself is not named,
   * each edition but the first has the folder or branch with its name after a hyphen; when that is
   * not there, all of it counts as new.
   *
   * @since 0.1.0
   */
  @Parameter(property = BASE)
  private String checkBase;

  @Override
  GoalKind kind() {
    return GoalKind.ofAnyPlace("check", "Nothing was checked");
  }

  @Override
  String outcome() {
    return "The changes are not fit to be published";
  }

  @Override
  LintResult check(GoalRun run, CatalogSource source, List<String> targets)
      throws GoalFailure, GitFailure, IOException, UnreadableSourceException {
    String against = base(run);
    try (OpenCatalog open = source.open();
        BaseCatalog base = open(run, source, against)) {
      run.result().put("base", base.shown());
      requireCatalog(run, base);
      return CatalogLint.of(
          run.edition(),
          rules(run),
          new Proposal(files(run, source, open), base.files(), base.common()),
          targets);
    }
  }

  private BaseCatalog open(GoalRun run, CatalogSource source, String against)
      throws GoalFailure, GitFailure {
    try {
      return BaseCatalog.open(
          against,
          text -> place(run, text),
          source,
          run.places().base(),
          access(against, run),
          run.places().work());
    } catch (UnreadableSourceException e) {
      if (e.isMissing() && run.comesAlong()) {
        run.say(List.of(e.getMessage() + ": all of this edition counts as new"));
        return open(run, source, CatalogSource.NONE);
      }
      throw base(e.getMessage(), "; a shallow clone lacks most revisions.");
    }
  }

  /** Each edition has a base of its own, but a catalog that is named is of one edition alone. */
  private String place(GoalRun run, String base) {
    return named().isPresent() || base.equals(CatalogSource.NONE) ? base : run.place(base);
  }

  /** Held against what is no catalog, nothing would be published yet and nothing could break. */
  private static void requireCatalog(GoalRun run, BaseCatalog base) throws GoalFailure {
    Optional<String> objection =
        base.isOfProposal()
            ? ComparedCatalog.ofOther(run.edition(), run.editions().all(), base.files())
            : ComparedCatalog.objection(run.edition(), run.editions().all(), base.files());
    if (objection.isPresent()) {
      throw base(
          base.shown() + " " + objection.get(),
          "; before the first publication it is " + CatalogSource.NONE + ".");
    }
  }

  private static GoalFailure base(String found, String more) {
    return GoalFailure.of(
        Rule.DIFF_SOURCE,
        BASE + ": " + found,
        "a revision such as origin/main, " + CatalogSource.SHAPE + ", or URL#BRANCH",
        "Correct -D" + BASE + more);
  }

  private String base(GoalRun run) throws GoalFailure, GitFailure {
    Optional<String> given = RemoteSettings.given(checkBase);
    if (given.isPresent()) {
      return given.get();
    }
    DefaultPublication unnamed = DefaultPublication.of(run);
    if (!unnamed.project()) {
      // What lies there may come with the proposal itself.
      throw setting(
          BASE
              + " is not set, and there is no project here that would publish to "
              + DefaultPublication.PATH,
          "a revision such as origin/main, " + CatalogSource.SHAPE + ", or URL#BRANCH");
    }
    Path published = unnamed.repository();
    unnamed.requireOwn();
    if (!Files.exists(published)) {
      throw setting(
          BASE
              + " is not set, and nothing is published to "
              + run.places().display().show(published),
          "a revision such as origin/main, " + CatalogSource.SHAPE + ", or URL#BRANCH");
    }
    return published + "#" + branch();
  }
}
