package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.generate.AppRenderer;
import dev.trainyard.catalog.generate.DefinedApps;
import dev.trainyard.catalog.generate.RenderedApp;
import dev.trainyard.catalog.generate.RenderedApps;
import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.CatalogTree;
import dev.trainyard.catalog.git.Edit.NextCommit;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.Tip;
import dev.trainyard.catalog.history.BrokenHistoryException;
import dev.trainyard.catalog.history.Entry;
import dev.trainyard.catalog.history.History;
import dev.trainyard.catalog.history.HistoryPage;
import dev.trainyard.catalog.history.Published;
import dev.trainyard.catalog.publish.PublishResult.Status;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.RelativePath;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Publishes to a catalog in a git repository. Whatever it does is one commit on top of what is
 * published; when something stands in the way, nothing is done and the result says all of it.
 */
public final class CatalogPublisher {

  private final InstantSource clock;

  /**
   * A publisher.
   *
   * @param clock gives the time of commits, and with it the {@code last_update} of new versions
   */
  public CatalogPublisher(InstantSource clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Adds the apps' versions to what is published. Versions that are published already must have the
   * same bytes; other apps, other trains and other files of the branch stay.
   *
   * @param apps the apps
   * @param train the train to publish all of them in; empty for the train of each definition
   * @param keep how many versions of each app stay published, at least 1
   * @throws IOException when the folder for temporary files cannot be used
   */
  public PublishResult publish(
      Publication publication, List<App> apps, Optional<String> train, int keep)
      throws IOException {
    if (keep < 1) {
      throw new IllegalArgumentException("keep is " + keep);
    }
    List<Problem> problems = new ArrayList<>();
    List<App> going = going(publication.edition(), apps, train, problems);
    if (problems.stream().anyMatch(Problem::isError)) {
      return PublishResult.refused(Problems.of(problems));
    }
    AddDefined step = new AddDefined(new DefinedApps(going, publication.edition()), keep);
    // No repository is created for definitions that are wrong.
    if (publication.branch().isMissing() && step.renderAll().hasErrors()) {
      return PublishResult.refused(Problems.of(step.renderAll().problems()));
    }
    PublishResult result;
    try {
      result = run(publication, step, problems);
    } catch (IOException e) {
      if (!step.isApplied() && step.renderAll().hasErrors()) {
        return PublishResult.refused(Problems.of(step.renderAll().problems()));
      }
      throw e;
    }
    return step.isApplied() ? result : withProblems(step.renderAll(), result);
  }

  /** What is wrong with the definitions is told also where the target lets nobody get to them. */
  private static PublishResult withProblems(RenderedApps rendered, PublishResult refused) {
    List<Problem> problems = new ArrayList<>(rendered.problems());
    if (!rendered.hasErrors()) {
      problems.addAll(refused.problems().all());
    }
    return PublishResult.refused(Problems.of(problems));
  }

  /** The apps in the train they go to; what stands in the way is added. */
  private static List<App> going(
      CatalogEdition edition, List<App> apps, Optional<String> train, List<Problem> problems) {
    return train.isPresent() ? inTrain(edition.layout(), train.get(), apps, problems) : apps;
  }

  /** What an edition makes of the apps, in the train they go to; what is wrong is added. */
  static List<RenderedApp> rendered(
      CatalogEdition edition, List<App> apps, Optional<String> train, List<Problem> problems) {
    List<App> going = going(edition, apps, train, problems);
    if (problems.stream().anyMatch(Problem::isError)) {
      return List.of();
    }
    RenderedApps rendered = AppRenderer.render(going, edition);
    problems.addAll(rendered.problems());
    return rendered.apps();
  }

  private static List<App> inTrain(
      Layout layout, String train, List<App> apps, List<Problem> problems) {
    if (!layout.isTrain(train)) {
      problems.add(
          Problem.error(
              Rule.TRAIN,
              Where.ofApp(""),
              "train \"" + train + "\"",
              layout.trainShape(),
              "Choose another train; TrueNAS does not list this one."));
    }
    Map<String, String> origins = new TreeMap<>();
    for (App app : apps) {
      String before = origins.putIfAbsent(app.name(), app.train());
      if (before != null && !before.equals(app.train())) {
        problems.add(
            Problem.error(
                Rule.APP_TWICE,
                Where.ofApp(app.name()),
                "is defined for the trains " + before + " and " + app.train(),
                "one app of a name when all go to train " + train,
                "Choose one of them in truenas.apps."));
      }
    }
    return apps.stream().map(app -> app.inTrain(train)).toList();
  }

  /**
   * Copies a published version to another train; both folders are then the same tree of git.
   *
   * @param app the app
   * @param version the version
   * @param from the train that has it
   * @param to the train that gets it
   * @param keep how many versions of the app stay in that train, at least 1
   * @throws IOException when the folder for temporary files cannot be used
   */
  public PublishResult promote(
      Publication publication, String app, String version, String from, String to, int keep)
      throws IOException {
    return run(publication, new PromoteVersion(app, version, from, to, keep), List.of());
  }

  /**
   * Publishes the content of an old version under the next number after the newest. Refused when a
   * version in between is marked as one-way.
   *
   * @param train the train
   * @param app the app
   * @param old the version whose content comes back
   * @param reason why, for changelog, commit and history; secrets and addresses in it are masked
   * @param keep how many versions of the app stay, at least 1
   * @throws IOException when the folder for temporary files cannot be used
   */
  public PublishResult revert(
      Publication publication, String train, String app, String old, String reason, int keep)
      throws IOException {
    return run(publication, new RevertVersion(train, app, old, reason, keep), List.of());
  }

  private PublishResult run(Publication publication, Step step, List<Problem> problems)
      throws IOException {
    return run(publication, tip -> make(publication, step, tip), problems);
  }

  /** Makes the next commit; called anew for every tip. */
  @FunctionalInterface
  interface Maker {
    Made on(Tip tip) throws GitFailure, IOException;
  }

  static PublishResult run(Publication publication, Maker maker, List<Problem> problems)
      throws IOException {
    Made[] made = new Made[1];
    try {
      CatalogBranch.Outcome outcome =
          publication
              .branch()
              .update(
                  tip -> {
                    made[0] = maker.on(tip);
                    return made[0].next();
                  },
                  publication.author(),
                  publication.signing(),
                  publication.dryRun());
      Made last = made[0];
      List<Problem> all = new ArrayList<>(problems);
      all.addAll(last.draft().problems());
      all.addAll(outcome.doubts());
      Status status =
          outcome.commit().isEmpty()
              ? Status.UNCHANGED
              : outcome.pushed() ? Status.PUBLISHED : Status.DRY_RUN;
      return new PublishResult(
          status,
          last.draft().added(),
          last.draft().removed(),
          // In a dry run both hold its time, and would be others when published.
          outcome.commit().filter(id -> status != Status.DRY_RUN),
          outcome.tree().filter(id -> status != Status.DRY_RUN),
          last.next().map(NextCommit::message).orElse(""),
          outcome.attempts(),
          Problems.of(all));
    } catch (GitFailure e) {
      List<Problem> all = new ArrayList<>(problems);
      all.addAll(e.problems());
      return PublishResult.refused(Problems.of(all));
    }
  }

  /** A draft and the commit that comes of it, if any. */
  record Made(Draft draft, Optional<NextCommit> next) {}

  private Made make(Publication publication, Step step, Tip tip) throws GitFailure, IOException {
    CatalogTree tree = tip.tree();
    History history = history(tree);
    Draft draft = new Draft(publication.edition(), tree, history);
    Indexing.refuseOther(draft.edition(), tip.tree());
    step.apply(draft);
    stopOnErrors(draft);
    if (!draft.added().isEmpty() && step.taken().isPresent()) {
      requireUntouched(tip, step.taken().get(), draft);
      stopOnErrors(draft);
    }
    draft.retire(tip);
    BreakingChanges.report(tip.tree(), draft, publication.allowBreaking());
    if (history.entries().isEmpty()) {
      ForeignCatalog.report(tip.tree(), draft);
    } else {
      Entry last = history.entries().get(history.entries().size() - 1);
      ForeignCatalog.reportSince(tip, last, draft);
    }
    stopOnErrors(draft);
    Instant time = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Indexing.renew(draft, tip, tip::appeared, time, publication.info());
    stopOnErrors(draft);
    if (tree.id().equals(tip.tree().id())) {
      return new Made(draft, Optional.empty());
    }
    if (tip.commit().isEmpty() && !publication.branch().isMissing()) {
      NewBranch.report(publication, tip, draft);
    }
    History next =
        history.plus(
            new Entry(
                0,
                time,
                publication.author().name(),
                step.action(),
                draft.added(),
                step.reason(),
                publication.definitionCommit(),
                tip.commit().orElse(""),
                tree.idWithout(History.FOLDER),
                Entry.SUCCESS,
                ""));
    tree.put(new RelativePath(History.FILE), next.content());
    tree.put(new RelativePath(History.PAGE), HistoryPage.of(next));
    tree.put(new RelativePath(Indexing.FORMAT_FILE), Indexing.format(draft.edition()));
    PublishedModels.renew(draft);
    String message =
        CommitMessage.of(
            step.action(),
            draft.added(),
            draft.removed(),
            step.reason(),
            publication.definitionCommit(),
            next.hash(next.entries().size()));
    return new Made(draft, Optional.of(new NextCommit(tree, message, time)));
  }

  /** In another place, with a line of its own, nothing would tell a change any more. */
  private static void requireUntouched(Tip tip, Published version, Draft draft)
      throws GitFailure, IOException {
    Untouched.changed(tip, draft, List.of(version))
        .forEach(
            (changed, commit) ->
                draft.report(
                    Problem.error(
                        Rule.PUBLISHED_VERSION,
                        new Where(version.app(), "", draft.folder(version), 0, 0),
                        Untouched.found(commit),
                        "the content that a line of the history brought",
                        "See with truenas:history what else was changed; publish a new version from"
                            + " its definitions.")));
  }

  static void stopOnErrors(Draft draft) throws GitFailure {
    if (draft.problems().stream().anyMatch(Problem::isError)) {
      throw new GitFailure(draft.problems());
    }
  }

  static History history(CatalogTree tree) throws GitFailure, IOException {
    Optional<Content> file = tree.read(History.FILE);
    try {
      return file.isPresent() ? History.read(file.get()) : History.empty();
    } catch (BrokenHistoryException e) {
      throw new GitFailure(
          List.of(
              Problem.error(
                  Rule.HISTORY,
                  Where.inFile(History.FILE, e.line(), 0),
                  e.getMessage(),
                  "lines as they were published",
                  "Restore the file from the commit before it was changed.")));
    }
  }
}
