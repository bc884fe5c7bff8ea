package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.history.Action;
import dev.trainyard.catalog.history.Published;
import dev.trainyard.catalog.layout.CatalogLayout;
import dev.trainyard.catalog.layout.VersionNumber;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
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
  public void apply(Draft draft) throws IOException {
    Optional<VersionNumber> number = draft.published(from, app, version);
    if (!CatalogLayout.isTrain(to) || to.equals(from)) {
      draft.report(
          Problem.error(
              Rule.TRAIN,
              Where.ofApp(app),
              "train \"" + to + "\" to promote to",
              "another train than " + from + "; " + CatalogLayout.trainShape(),
              "Name another train with truenas.promote.toTrain."));
    }
    if (number.isEmpty() || !CatalogLayout.isTrain(to) || to.equals(from)) {
      return;
    }
    String source = from + "/" + app + "/" + version;
    String target = to + "/" + app + "/" + version;
    Optional<VersionNumber> newest = draft.newest(to, app);
    if (draft.tree().hasFolder(target)) {
      if (!draft.tree().folderId(source).equals(draft.tree().folderId(target))) {
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
    String listing = from + "/" + app + "/" + CatalogLayout.ITEM_YAML;
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
    draft.tree().copyFolder(source, target);
    draft.tree().put(RelativePath.of(to, app, CatalogLayout.ITEM_YAML), content.get());
    draft.add(new Published(to, app, version, source));
    draft.retain(to, app, keep, number.get());
  }
}
