package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.git.CatalogTree;
import dev.trainyard.catalog.history.Published;
import dev.trainyard.catalog.layout.CatalogLayout;
import dev.trainyard.catalog.layout.VersionNumber;
import dev.trainyard.generator.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The next state of a published catalog while it is being made. */
final class Draft {

  private final CatalogTree tree;
  private final List<Published> added = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  Draft(CatalogTree tree) {
    this.tree = tree;
  }

  CatalogTree tree() {
    return tree;
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

  /** The published versions of an app in a train, the oldest first. */
  SortedSet<VersionNumber> versions(String train, String app) {
    SortedSet<VersionNumber> versions = new TreeSet<>();
    for (String name : tree.names(train + "/" + app)) {
      VersionNumber.parse(name).ifPresent(versions::add);
    }
    return versions;
  }

  Optional<VersionNumber> newest(String train, String app) {
    SortedSet<VersionNumber> versions = versions(train, app);
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.last());
  }

  /** The trains of the branch. */
  List<String> trains() {
    return tree.names("").stream()
        .filter(name -> CatalogLayout.isTrain(name) && tree.hasFolder(name))
        .toList();
  }

  /**
   * Removes all but the newest versions.
   *
   * @param keep how many stay
   * @param stays one that stays in any case
   */
  void retain(String train, String app, int keep, VersionNumber stays) {
    List<VersionNumber> versions = new ArrayList<>(versions(train, app));
    for (VersionNumber old : versions.subList(0, Math.max(0, versions.size() - keep))) {
      if (!old.equals(stays)) {
        String folder = train + "/" + app + "/" + old;
        tree.removeFolder(folder);
        removed.add(folder);
      }
    }
  }
}
