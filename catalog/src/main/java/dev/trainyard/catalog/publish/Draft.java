package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.carry.TreeFolder;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.git.CatalogTree;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.Printable;
import dev.trainyard.catalog.git.Tip;
import dev.trainyard.catalog.history.History;
import dev.trainyard.catalog.history.Published;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** The next state of a published catalog while it is being made. */
final class Draft {

  private static final int MOST_SHOWN = 30;

  private final CatalogEdition edition;
  private final CatalogTree tree;
  private final History history;

  /** Where the content of versions came from, by their ids; empty for definitions. */
  private final Map<String, String> recorded = new HashMap<>();

  private final List<Published> added = new ArrayList<>();
  private final List<Published> retired = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Rendered> rendered = new HashMap<>();

  /**
   * A version of an app that holds what its model becomes.
   *
   * @param version the version
   * @param model as {@code DefinedApps} says
   */
  record Rendered(String version, String model) {}

  /**
   * A draft.
   *
   * @param edition the edition of the catalog
   * @param tree what is published
   * @param history tells which versions were published by Trainyard
   */
  Draft(CatalogEdition edition, CatalogTree tree, History history) {
    this.edition = edition;
    this.tree = tree;
    this.history = history;
    history.entries().stream()
        .flatMap(entry -> entry.apps().stream())
        .forEach(version -> recorded.put(version.id(), version.from()));
  }

  CatalogEdition edition() {
    return edition;
  }

  Layout layout() {
    return edition.layout();
  }

  CatalogTree tree() {
    return tree;
  }

  /** What is published, by its lines. */
  History history() {
    return history;
  }

  List<Published> added() {
    return Collections.unmodifiableList(added);
  }

  List<String> removed() {
    return Collections.unmodifiableList(removed);
  }

  List<Problem> problems() {
    return Collections.unmodifiableList(problems);
  }

  void add(Published version) {
    added.add(version);
  }

  void report(Problem problem) {
    problems.add(problem);
  }

  /** Notes that an app was, or would be, rendered to what the draft holds. */
  void render(String train, String app, Rendered version) {
    rendered.put(train + "/" + app, version);
  }

  /** The version of an app that holds what its model becomes; empty when that is not known. */
  Optional<Rendered> rendered(String train, String app) {
    return Optional.ofNullable(rendered.get(train + "/" + app));
  }

  /** The folder of a version. */
  String folder(Published version) {
    return layout().version(version.train(), version.app(), version.version());
  }

  /** The published versions of an app in a train, the oldest first. */
  SortedSet<VersionNumber> versions(String train, String app) throws IOException {
    return TreeFolder.versions(tree, layout(), train, app);
  }

  /** The version that the content of one came from, if it is known to have come from another. */
  Optional<String> origin(String train, String app, VersionNumber version) {
    return Optional.ofNullable(recorded.get(new Published(train, app, version.toString(), "").id()))
        .filter(from -> !from.isEmpty());
  }

  Optional<VersionNumber> newest(String train, String app) throws IOException {
    SortedSet<VersionNumber> versions = versions(train, app);
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.last());
  }

  /** A version that is published; reported when it is not. */
  Optional<VersionNumber> published(String train, String app, String version) throws IOException {
    SortedSet<VersionNumber> versions = versions(train, app);
    Optional<VersionNumber> number = VersionNumber.parse(version).filter(versions::contains);
    if (number.isEmpty()) {
      report(
          Problem.error(
              Rule.NOT_PUBLISHED,
              Where.ofApp(app),
              train + "/" + app + "/" + version + " is not published",
              versions.isEmpty()
                  ? apps().isEmpty() ? "nothing: no app is published" : "one of " + apps()
                  : "one of "
                      + versions.stream()
                          .map(VersionNumber::toString)
                          .collect(Collectors.joining(", ")),
              "Name a train, an app and a version of the branch."));
    }
    return number;
  }

  /**
   * Reports what a version to be carried shows of other folders: that can change at any time, and
   * is something else in another place.
   *
   * @return whether there is anything of the kind
   */
  boolean reportElsewhere(String folder) throws IOException {
    List<String> links = tree.linksOutOf(folder);
    for (String link : links) {
      report(
          Problem.error(
              Rule.PUBLISHED_CATALOG,
              Where.inFile(Printable.of(link), 0, 0),
              "is a link or submodule that leads out of the version, so that its content can change",
              "files, and links within the version",
              "Publish a new version that has the content itself."));
    }
    return !links.isEmpty();
  }

  private String apps() throws IOException {
    List<String> apps = new ArrayList<>();
    for (String train : trains()) {
      tree.folders(layout().train(train)).forEach(app -> apps.add(Printable.of(train + "/" + app)));
    }
    return String.join(", ", apps.subList(0, Math.min(MOST_SHOWN, apps.size())));
  }

  /** The folders that TrueNAS takes for trains. */
  List<String> trains() throws IOException {
    return tree.folders(layout().trains()).stream().filter(layout()::isTrain).toList();
  }

  /**
   * Has all but the newest versions {@link #retire retired}; those that somebody else has put there
   * stay in any case.
   *
   * @param keep how many stay
   * @param stays one that stays in any case
   */
  void retain(String train, String app, int keep, VersionNumber stays) throws IOException {
    List<VersionNumber> versions = new ArrayList<>(versions(train, app));
    for (VersionNumber old : versions.subList(0, Math.max(0, versions.size() - keep))) {
      Published version = new Published(train, app, old.toString(), "");
      if (!old.equals(stays) && recorded.containsKey(version.id())) {
        retired.add(version);
      }
    }
  }

  /**
   * Removes the versions that are not retained. One that somebody has changed since it was
   * published has something of theirs in it; it stays, and is named.
   *
   * @param tip the branch that has them
   */
  void retire(Tip tip) throws GitFailure, IOException {
    Map<Published, Tip.Commit> changed = Untouched.changed(tip, this, retired);
    for (Published version : retired) {
      String folder = folder(version);
      if (changed.containsKey(version)) {
        report(
            Problem.warning(
                Rule.PUBLISHED_VERSION,
                new Where(version.app(), "", folder, 0, 0),
                "would not be kept any longer, and stays as it "
                    + Untouched.found(changed.get(version)),
                "",
                "See what the commit brought, and remove the folder with git if nobody needs it."));
      } else {
        tree.remove(folder);
        removed.add(version.id());
      }
    }
  }
}
