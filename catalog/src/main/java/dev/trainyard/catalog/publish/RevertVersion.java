package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.carry.Carriage;
import dev.trainyard.catalog.carry.TreeFolder;
import dev.trainyard.catalog.edition.Carrying;
import dev.trainyard.catalog.edition.OneWay;
import dev.trainyard.catalog.history.Action;
import dev.trainyard.catalog.history.Masking;
import dev.trainyard.catalog.history.Published;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Publishes the content of an old version under a new, higher number. Nothing moves back: a NAS
 * that has the faulty version is offered the new one as an update.
 *
 * @param train the train
 * @param app the app
 * @param old the version whose content comes back
 * @param reason why; goes into changelog, commit and history
 * @param keep how many versions stay
 */
record RevertVersion(String train, String app, String old, String reason, int keep)
    implements Step {

  RevertVersion {
    reason = Masking.of(reason);
  }

  @Override
  public Action action() {
    return Action.REVERT;
  }

  @Override
  public Optional<Published> taken() {
    return Optional.of(new Published(train, app, old, ""));
  }

  @Override
  public void apply(Draft draft) throws IOException {
    Optional<VersionNumber> last = draft.newest(train, app);
    if (last.flatMap(version -> draft.origin(train, app, version)).equals(Optional.of(id(old)))) {
      // Done before, by a call that failed for something else; it may have removed the old version.
      return;
    }
    Optional<VersionNumber> back = draft.published(train, app, old);
    if (back.isEmpty()) {
      return;
    }
    VersionNumber newest = last.orElseThrow();
    if (newest.equals(back.get())) {
      draft.report(
          Problem.error(
              Rule.NOT_PUBLISHED,
              Where.ofApp(app),
              old + " is the newest version of " + train + "/" + app + " already",
              "an older version",
              "There is nothing to revert."));
      return;
    }
    if (draft.reportElsewhere(draft.layout().version(train, app, back.get().toString()))
        || reportOneWay(draft, back.get())) {
      return;
    }
    VersionNumber next =
        new VersionNumber(newest.major(), newest.minor(), newest.patch().add(BigInteger.ONE));
    Carriage carriage =
        new Carriage(
            draft.edition(),
            Carrying.reversion(app, train, old, next.toString(), newest.toString(), reason));
    Optional<SourceFolder> sources = SourceFolder.of(draft, train, app);
    carriage.apply(draft.tree());
    if (sources.isPresent()) {
      sources
          .get()
          .become(draft.edition().sources(new TreeFolder(draft.tree(), carriage.target())));
    }
    draft.add(new Published(train, app, next.toString(), id(old)));
    draft.retain(train, app, keep, next);
  }

  private String id(String version) {
    return new Published(train, app, version, "").id();
  }

  /** Whether a version that the revert would go back behind is one-way. */
  private boolean reportOneWay(Draft draft, VersionNumber back) throws IOException {
    boolean found = false;
    for (VersionNumber version : draft.versions(train, app).tailSet(back)) {
      if (version.equals(back)) {
        continue;
      }
      String folder = draft.layout().version(train, app, version.toString());
      Optional<OneWay> oneWay = draft.edition().oneWay(new TreeFolder(draft.tree(), folder));
      if (oneWay.isPresent()) {
        found = true;
        draft.report(
            Problem.error(
                Rule.ONE_WAY,
                new Where(
                    app,
                    "",
                    folder + "/" + oneWay.get().file(),
                    oneWay.get().at().line(),
                    oneWay.get().at().column()),
                "version " + version + " is one-way: " + Visible.of(oneWay.get().reason()),
                "a revert to " + version + " or later",
                "Publish a new version from corrected definitions; who must go back restores data"
                    + " and app from a snapshot."));
      }
    }
    return found;
  }
}
