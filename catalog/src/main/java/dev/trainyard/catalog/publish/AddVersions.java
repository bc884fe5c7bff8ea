package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.generate.RenderedApp;
import dev.trainyard.catalog.git.Printable;
import dev.trainyard.catalog.history.Action;
import dev.trainyard.catalog.history.Published;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Adds rendered versions to what is published; what is there already must be the same. */
final class AddVersions implements Step {

  private static final int SHOWN_FILES = 20;

  /** An app with where its files lie. */
  private record Item(Layout layout, RenderedApp rendered, VersionNumber version) {

    String train() {
      return rendered.train();
    }

    String app() {
      return rendered.name();
    }

    SortedMap<RelativePath, Content> files() {
      return rendered.files();
    }

    String versionFolder() {
      return layout.version(train(), app(), version.toString());
    }
  }

  private final List<RenderedApp> apps;
  private final int keep;

  /**
   * A step.
   *
   * @param apps what an edition made of the apps, without errors
   * @param keep how many versions of each app stay
   */
  AddVersions(List<RenderedApp> apps, int keep) {
    this.apps = List.copyOf(apps);
    this.keep = keep;
  }

  @Override
  public Action action() {
    return Action.PUBLISH;
  }

  @Override
  public String reason() {
    return "";
  }

  @Override
  public void apply(Draft draft) throws IOException {
    for (RenderedApp app : apps) {
      VersionNumber version = VersionNumber.parse(app.version()).orElseThrow();
      apply(draft, new Item(draft.layout(), app, version));
    }
  }

  private void apply(Draft draft, Item item) throws IOException {
    Optional<VersionNumber> newest = draft.newest(item.train(), item.app());
    Optional<SourceFolder> sources = SourceFolder.of(draft, item.train(), item.app());
    boolean isNew = !draft.tree().hasFolder(item.versionFolder());
    if (!isNew) {
      SortedSet<String> differing = differing(draft, item);
      if (!differing.isEmpty()) {
        draft.report(changed(item, differing, newest.orElseThrow()));
        return;
      }
      reportBelow(draft, item.train(), item.app(), item.version());
    } else if (newest.isPresent() && newest.get().compareTo(item.version()) > 0) {
      draft.report(tooLow(item, newest.get()));
      return;
    } else {
      for (var file : item.files().entrySet()) {
        if (file.getKey().value().startsWith(item.versionFolder() + "/")) {
          draft.tree().put(file.getKey(), file.getValue());
        }
      }
      draft.add(new Published(item.train(), item.app(), item.version().toString(), ""));
    }
    // What describes an item is that of the newest version; it may be improved without a new one.
    if (newest.isEmpty() || newest.get().compareTo(item.version()) <= 0) {
      describe(draft, item, sources);
    }
    if (isNew) {
      draft.retain(item.train(), item.app(), keep, item.version());
    }
  }

  private static void describe(Draft draft, Item item, Optional<SourceFolder> sources)
      throws IOException {
    String source = item.layout().source(item.train(), item.app()) + "/";
    SortedMap<String, Content> next = new TreeMap<>();
    SortedMap<RelativePath, Content> listing = new TreeMap<>();
    for (var file : item.files().entrySet()) {
      String path = file.getKey().value();
      if (sources.isPresent() && path.startsWith(source)) {
        next.put(path.substring(source.length()), file.getValue());
      } else if (item.layout().describes(item.train(), item.app(), path)) {
        listing.put(file.getKey(), file.getValue());
      }
    }
    if (sources.isPresent()) {
      sources.get().become(next);
    }
    String accepted = item.layout().item(item.train(), item.app()) + "/" + Layout.ACCEPTED;
    Optional<Content> were = draft.tree().read(accepted);
    boolean accepts = hasFile(item, accepted);
    if (accepts && isByHand(were)) {
      draft.report(
          Problem.warning(
              Rule.PUBLISHED_CATALOG,
              new Where(item.app(), "", accepted, 0, 0),
              "was written by hand, and is replaced with what the definition accepts",
              "",
              "Say with accept(…) in the definition what the file said."));
    } else if (!accepts && were.isPresent() && !isByHand(were)) {
      draft.tree().remove(accepted);
    }
    for (var file : listing.entrySet()) {
      draft.tree().put(file.getKey(), file.getValue());
    }
  }

  /** Whether what an app accepts was written by hand, and so stays. */
  static boolean isByHand(Optional<Content> accepted) {
    return accepted
        .filter(
            content ->
                !new String(content.toBytes(), StandardCharsets.UTF_8)
                    .startsWith(Layout.ACCEPTED_SIGN))
        .isPresent();
  }

  private static boolean hasFile(Item item, String path) {
    return item.files().keySet().stream().anyMatch(own -> own.value().equals(path));
  }

  /** Files of a published version that would be changed, added or removed. */
  private static SortedSet<String> differing(Draft draft, Item item) throws IOException {
    String folder = item.versionFolder() + "/";
    SortedMap<String, Content> rendered = new TreeMap<>();
    item.files()
        .forEach(
            (path, content) -> {
              if (path.value().startsWith(folder)) {
                rendered.put(path.value().substring(folder.length()), content);
              }
            });
    SortedSet<String> differing = new TreeSet<>();
    if (draft.tree().holdsExactly(item.versionFolder(), rendered)) {
      return differing;
    }
    for (var file : rendered.entrySet()) {
      if (!draft.tree().holds(folder + file.getKey(), file.getValue())) {
        differing.add(file.getKey());
      }
    }
    for (String path : draft.tree().files(item.versionFolder())) {
      String name = path.substring(folder.length());
      if (!rendered.containsKey(name)) {
        differing.add(Printable.of(name));
      }
    }
    return differing;
  }

  private static Problem changed(Item item, SortedSet<String> differing, VersionNumber newest) {
    String files =
        differing.stream().limit(SHOWN_FILES).collect(Collectors.joining(", "))
            + (differing.size() > SHOWN_FILES
                ? " and " + (differing.size() - SHOWN_FILES) + " more"
                : "");
    return Problem.error(
        Rule.PUBLISHED_VERSION,
        new Where(item.app(), "", item.versionFolder(), 0, 0),
        "is published with other content; different are " + files,
        "the published bytes, or a new version",
        "Raise version() in the definition to more than " + newest + ".");
  }

  /** Nothing is published, which looks like success; but owners do not get what is defined. */
  static void reportBelow(Draft draft, String train, String app, VersionNumber version)
      throws IOException {
    VersionNumber newest = draft.newest(train, app).orElseThrow();
    if (newest.compareTo(version) > 0) {
      draft.report(
          Problem.warning(
              Rule.VERSION_ORDER,
              new Where(app, "", draft.layout().version(train, app, version.toString()), 0, 0),
              "is published, but owners get " + newest + ", which the definitions do not have",
              "",
              "After a revert, or a publication from elsewhere, raise version() to more than "
                  + newest
                  + " for the next change."));
    }
  }

  private static Problem tooLow(Item item, VersionNumber newest) {
    return Problem.error(
        Rule.VERSION_ORDER,
        new Where(item.app(), "", item.versionFolder(), 0, 0),
        "is new, and " + newest + " is published already",
        "a version higher than " + newest,
        "Raise version() in the definition; a NAS never updates to a lower version.");
  }
}
