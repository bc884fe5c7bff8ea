package dev.trainyard.catalog.lint.rule;

import dev.trainyard.catalog.git.CheckOut;
import dev.trainyard.catalog.read.FollowedLinks;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.Position;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What a clone has in the place of what is looked for: other bytes, links, submodules. TrueNAS
 * clones every catalog with git.
 */
public final class CloneRules {

  /** A catalog needs one at the top, and apps of others bring along a few. */
  private static final int MOST_ATTRIBUTES = 100;

  private CloneRules() {}

  /** Says what git changes in a clone. */
  public static void attributes(LintedFolder root) {
    List<String> attributes =
        root.files().entrySet().stream()
            .filter(
                file ->
                    ("/" + file.getKey()).endsWith("/" + CheckOut.ATTRIBUTES)
                        && file.getValue().kind().isFile())
            .map(Map.Entry::getKey)
            .toList();
    attributes.stream()
        .skip(MOST_ATTRIBUTES)
        .findFirst()
        .ifPresent(
            path ->
                root.tell(
                    ReadingRules.NO_FILE,
                    path,
                    Position.NONE,
                    "",
                    "is not checked, and neither are those after it",
                    MOST_ATTRIBUTES + " files of this name",
                    "Say in one at the top what git is to do."));
    attributes.stream()
        .limit(MOST_ATTRIBUTES)
        .forEach(
            path -> {
              for (String line : CheckOut.converts(root.peekOnce(path).orElse(""))) {
                root.tell(
                    ReadingRules.CONVERTED,
                    path,
                    Position.NONE,
                    "",
                    Visible.of(line),
                    "attributes that leave what is checked out as it is",
                    "Remove the line.");
              }
            });
  }

  /**
   * Tells of what is no file at the top of a folder of trains, apps or versions: it is one of these
   * to TrueNAS, or one of the files it reads.
   */
  public static void links(LintedFolder folder, Layout layout) {
    folder
        .files()
        .forEach(
            (name, file) -> {
              // What accepts findings is read, and told of, by those who count them.
              if (name.indexOf('/') >= 0 || file.kind().isFile() || name.equals(Layout.ACCEPTED)) {
                return;
              }
              try {
                if (layout.itemFiles().contains(name) || layout.itemIndexes().contains(name)) {
                  folder.noFile(name, file);
                } else {
                  folder.noFolder(name, file);
                }
              } catch (IOException e) {
                folder.text(name, List.of());
              }
            });
  }

  /** Tells of everything in a version that is no file. */
  public static void files(LintedFolder version) {
    version
        .files()
        .forEach(
            (name, file) -> {
              if (!file.kind().isFile()) {
                version.text(name, List.of());
              }
            });
    linksOut(version);
  }

  /**
   * Tells of links out of a version: what they lead to may be another tomorrow, and a version that
   * is carried to another place has something else there.
   */
  public static void linksOut(LintedFolder version) {
    version
        .files()
        .forEach(
            (name, file) -> {
              try {
                file.target()
                    .filter(target -> file.kind().isFile() && FollowedLinks.leadsOut(name, target))
                    .ifPresent(
                        target ->
                            version.tell(
                                ReadingRules.NO_FILE,
                                name,
                                Position.NONE,
                                "",
                                "is a link to " + Visible.of(target) + ", out of its version",
                                "a file, or a link within the version",
                                "Put the file itself there."));
              } catch (IOException e) {
                version.text(name, List.of());
              }
            });
  }
}
