package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.generate.RenderedApp;
import dev.trainyard.catalog.git.CatalogTree;
import dev.trainyard.catalog.git.Edit.NextCommit;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.PreviewName;
import dev.trainyard.catalog.git.Tip;
import dev.trainyard.catalog.history.Published;
import dev.trainyard.catalog.publish.CatalogPublisher.Made;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Publishes previews: what a branch would hold if definitions were published to it, on a branch of
 * its own.
 *
 * <p>Each publication is one more commit. Its tree is made from the newest commit of the published
 * branch, so that a version may change its bytes from one preview to the next as long as the
 * published branch does not have it. Its only parent is the former commit of the preview, or the
 * published branch's newest for the first one. The published branch's later commits are no parents,
 * though their content is taken over: a NAS has a clone of depth 1 and pulls, and a single parent
 * makes that a fast-forward that brings one commit, where a merge would send the whole history of
 * the other side below the clone's boundary.
 *
 * <p>The history of the published branch is part of the tree as it stands there; previews add no
 * lines to it.
 */
public final class PreviewPublisher {

  private final InstantSource clock;

  /**
   * A publisher.
   *
   * @param clock gives the time of commits, and with it the {@code last_update} of new versions
   */
  public PreviewPublisher(InstantSource clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Publishes a preview.
   *
   * @param publication says, with the branch of a {@link PreviewName}, where to
   * @param published the branch that this is a preview of, by its short name
   * @param apps the apps
   * @param train the train to publish all of them in; empty for the train of each definition
   * @param keep how many versions of each app stay, at least 1
   * @throws IOException when the folder for temporary files cannot be used
   * @throws IllegalArgumentException when the branch to publish to is no preview's
   */
  public PublishResult publish(
      Publication publication, String published, List<App> apps, Optional<String> train, int keep)
      throws IOException {
    PreviewName name =
        PreviewName.ofBranch(publication.branch().name())
            .orElseThrow(() -> new IllegalArgumentException(publication.branch().name()));
    List<Problem> problems = new ArrayList<>();
    List<RenderedApp> rendered =
        CatalogPublisher.rendered(publication.edition(), apps, train, problems);
    if (problems.stream().anyMatch(Problem::isError)) {
      return PublishResult.refused(Problems.of(problems));
    }
    AddVersions step = new AddVersions(rendered, keep);
    return CatalogPublisher.run(
        publication, tip -> make(publication, name, published, step, tip), problems);
  }

  private Made make(
      Publication publication, PreviewName name, String published, AddVersions step, Tip tip)
      throws GitFailure, IOException {
    Optional<Tip.Commit> newest = tip.newest();
    if (newest.isPresent()
        && !name.isPublishedBy(newest.get().message(), newest.get().tree().id())) {
      throw new GitFailure(
          List.of(
              Problem.error(
                  Rule.PREVIEW_CHANGED,
                  Where.ofApp(""),
                  publication.branch().address()
                      + " has a branch "
                      + name.branch()
                      + " whose newest commit published no preview or was amended, and which is"
                      + " somebody's own",
                  "a branch of previews, or none of that name",
                  "Choose another name in truenas.preview, or delete the branch with git if nobody"
                      + " needs it.")));
    }
    Tip base = tip.sibling(published);
    if (base.commit().isEmpty()) {
      throw new GitFailure(
          List.of(
              Problem.error(
                  Rule.PREVIEW_BASE,
                  Where.ofApp(""),
                  publication.branch().address() + " has no branch " + published,
                  "a branch that a catalog was published to",
                  "Publish first, or name the catalog's branch in truenas.catalog.branch.")));
    }
    CatalogTree tree = base.tree();
    Draft draft = new Draft(publication.edition(), tree, CatalogPublisher.history(tree));
    Indexing.refuseOther(draft.edition(), base.tree());
    Indexing.refuseOther(draft.edition(), tip.tree());
    step.apply(draft);
    CatalogPublisher.stopOnErrors(draft);
    draft.retire(base);
    Instant time = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    CatalogTree before = tip.tree();
    Indexing.renew(
        draft,
        base,
        folders -> {
          Map<String, Instant> times = new HashMap<>(base.appeared(folders));
          times.putAll(tip.appeared(inBoth(draft, before)));
          return times;
        },
        time,
        publication.info().asPreviewOf(published));
    CatalogPublisher.stopOnErrors(draft);
    if (tip.commit().isPresent() && tree.id().equals(before.id())) {
      return new Made(draft, Optional.empty());
    }
    String message =
        CommitMessage.ofPreview(
            name,
            draft.added(),
            draft.removed(),
            published + " " + base.commit().get(),
            tree.id(),
            publication.definitionCommit());
    return new Made(draft, Optional.of(new NextCommit(tree, message, time, base.commit())));
  }

  /** The versions that the preview had before, too. */
  private static Collection<String> inBoth(Draft draft, CatalogTree before) throws IOException {
    List<String> folders = new ArrayList<>();
    for (Published version : draft.added()) {
      String folder = draft.folder(version);
      if (before.hasFolder(folder)) {
        folders.add(folder);
      }
    }
    return folders;
  }
}
