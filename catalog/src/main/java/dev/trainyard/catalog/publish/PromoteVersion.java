package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.carry.Carriage;
import dev.trainyard.catalog.carry.TreeFolder;
import dev.trainyard.catalog.edition.Carrying;
import dev.trainyard.catalog.history.Action;
import dev.trainyard.catalog.history.Published;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Copies a version from one train to another, byte for byte: both folders are the same tree.
 *
 * @param app the app
 * @param version the version
 * @param from the train that has it
 * @param to the train that gets it
 * @param keep how many versions stay in that train
 */
record PromoteVersion(String app, String version, String from, String to, int keep)
    implements Step {

  @Override
  public Action action() {
    return Action.PROMOTE;
  }

  @Override
  public String reason() {
    return "";
  }

  @Override
  public Optional<Published> taken() {
    return Optional.of(new Published(from, app, version, ""));
  }

  @Override
  public void apply(Draft draft) throws IOException {
    Layout layout = draft.layout();
    Optional<VersionNumber> number = draft.published(from, app, version);
    if (!layout.isTrain(to) || to.equals(from)) {
      draft.report(
          Problem.error(
              Rule.TRAIN,
              Where.ofApp(app),
              "train \"" + to + "\" to promote to",
              "another train than " + from + "; " + layout.trainShape(),
              "Name another train with truenas.promote.toTrain."));
    }
    if (number.isEmpty() || !layout.isTrain(to) || to.equals(from)) {
      return;
    }
    Carriage carriage = new Carriage(draft.edition(), Carrying.promotion(app, version, from, to));
    String source = carriage.source();
    String target = carriage.target();
    if (draft.reportElsewhere(source)) {
      return;
    }
    Optional<VersionNumber> newest = draft.newest(to, app);
    if (draft.tree().hasFolder(target)) {
      if (!carriage.isDone(draft.tree(), draft.tree())) {
        draft.report(
            Problem.error(
                Rule.PUBLISHED_VERSION,
                new Where(app, "", target, 0, 0),
                "is published with other content than " + source,
                "the same bytes in both trains",
                "Publish a new version in " + from + ", and promote that."));
      }
      return;
    }
    if (newest.isPresent() && newest.get().compareTo(number.get()) > 0) {
      draft.report(
          Problem.error(
              Rule.VERSION_ORDER,
              new Where(app, "", target, 0, 0),
              "would be new, and " + newest.get() + " is published already",
              "a version higher than " + newest.get(),
              "Promote a higher version; a NAS never updates to a lower one."));
      return;
    }
    List<Content> listings = new ArrayList<>();
    for (String name : layout.itemFiles()) {
      String listing = layout.item(from, app) + "/" + name;
      Optional<Content> content = draft.tree().read(listing);
      if (content.isEmpty()) {
        draft.report(
            Problem.error(
                Rule.ITEM_FILE,
                new Where(app, "", listing, 0, 0),
                "is missing",
                "",
                "Publish the app in "
                    + from
                    + " again; TrueNAS refuses an app without its listing."));
        return;
      }
      listings.add(content.get());
    }
    Optional<SourceFolder> sources = SourceFolder.of(draft, to, app);
    carriage.apply(draft.tree());
    if (sources.isPresent()) {
      sources.get().become(draft.edition().sources(new TreeFolder(draft.tree(), target)));
    }
    for (int i = 0; i < listings.size(); i++) {
      draft.tree().put(layout.item(to, app) + "/" + layout.itemFiles().get(i), listings.get(i));
    }
    Optional<Content> accepted = draft.tree().read(layout.item(from, app) + "/" + Layout.ACCEPTED);
    String promoted = layout.item(to, app) + "/" + Layout.ACCEPTED;
    if (accepted.isPresent() && !AddVersions.isByHand(draft.tree().read(promoted))) {
      draft.tree().put(promoted, accepted.get());
    }
    draft.add(new Published(to, app, version, new Published(from, app, version, "").id()));
    draft.retain(to, app, keep, number.get());
  }
}
