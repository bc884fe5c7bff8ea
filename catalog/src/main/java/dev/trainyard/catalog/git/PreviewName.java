package dev.trainyard.catalog.git;

import dev.trainyard.generator.problem.Rule;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/**
 * The name of a preview, such as {@code pr-12}. Its branch is {@code preview/pr-12}; nothing that
 * works with previews ever touches a branch outside {@code preview/}.
 *
 * @param value 1 to 63 lowercase letters, digits, {@code -}, {@code _} and {@code .}, beginning
 *     with a letter or digit; not {@code none}, which stands for no preview at all
 */
public record PreviewName(String value) implements Comparable<PreviewName> {

  /** What the names of all preview branches begin with. */
  public static final String FOLDER = "preview/";

  /** The word for no preview at all. */
  public static final String NONE = "none";

  /** What the line begins with in which a preview's commit says what it was made from. */
  public static final String MADE_FROM = "Preview-Of: ";

  /** What the line begins with in which it names its files, as an id of git. */
  public static final String FILES = "Preview-Tree: ";

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

  /** Checks the name. */
  public PreviewName {
    if (!isName(value)) {
      throw new IllegalArgumentException("no name of a preview: " + value);
    }
  }

  private static boolean isName(String text) {
    // git refuses, among others, two dots in a row and names that end with a dot or .lock.
    return SHAPE.matcher(text).matches()
        && !text.equals(NONE)
        && Repository.isValidRefName(Constants.R_HEADS + FOLDER + text);
  }

  /**
   * Reads a name.
   *
   * @throws GitFailure when it is none
   */
  public static PreviewName of(String text) throws GitFailure {
    String stripped = text.strip();
    if (!isName(stripped)) {
      throw GitFailure.of(
          Rule.PREVIEW_NAME,
          "\"" + stripped + "\" is no name of a preview",
          "1 to 63 characters a-z, 0-9, - _ and ., the first one a letter or digit; no .. and no"
              + " .lock at the end; not "
              + NONE,
          "Name it after the pull request, such as pr-12.");
    }
    return new PreviewName(stripped);
  }

  /** The preview that a branch holds, by the branch's short name; empty for other branches. */
  public static Optional<PreviewName> ofBranch(String branch) {
    return branch.startsWith(FOLDER) && isName(branch.substring(FOLDER.length()))
        ? Optional.of(new PreviewName(branch.substring(FOLDER.length())))
        : Optional.empty();
  }

  /** The short name of the preview's branch. */
  public String branch() {
    return FOLDER + value;
  }

  /** The first line of the commits that publish it. */
  public String title() {
    return "Preview " + value;
  }

  /**
   * Whether a commit is one that publishes it. One that somebody has amended says the same, and has
   * other files.
   *
   * @param message what the commit says
   * @param tree the id of its files
   */
  public boolean isPublishedBy(String message, String tree) {
    return message.startsWith(title() + "\n")
        && message.contains("\n" + MADE_FROM)
        && message.contains("\n" + FILES + tree + "\n");
  }

  @Override
  public int compareTo(PreviewName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
