package dev.trainyard.catalog.lint.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a catalog that is in order looks like after some changes; each edition has such a catalog.
 *
 * @param changes the changes
 */
public record LintExample(List<Change> changes) {

  /** The catalog as it is. */
  public static final LintExample NOTHING = new LintExample(List.of());

  /**
   * One file.
   *
   * @param path the file, below the catalog's root; {@code ITEM} and {@code VERSION} stand for the
   *     folder of the item, and for that of its newest version
   * @param content what it holds; empty when it is gone
   * @param state what it is beside
   */
  public record Change(String path, Optional<String> content, State state) {
    /** Checks the components; none may be null. */
    public Change {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(content, "content");
      Objects.requireNonNull(state, "state");
    }
  }

  /** What a file is beside its content. */
  public enum State {
    /** A file. */
    FILE,
    /** A file that may be run. */
    PROGRAM,
    /** A link to what the content names. */
    LINK,
    /** A file whose content is no UTF-8. */
    LATIN_1
  }

  /** Copies the list. */
  public LintExample {
    changes = List.copyOf(changes);
  }

  /** A file with this content. */
  public static LintExample file(String path, String content) {
    return NOTHING.and(path, content);
  }

  /** Without a file or folder. */
  public static LintExample without(String path) {
    return NOTHING.butWithout(path);
  }

  /** The same without one file or folder more. */
  public LintExample butWithout(String path) {
    return with(new Change(path, Optional.empty(), State.FILE));
  }

  /** A file that is something beside its content. */
  public static LintExample of(State state, String path, String content) {
    return NOTHING.with(new Change(path, Optional.of(content), state));
  }

  /** The same with one file more. */
  public LintExample and(String path, String content) {
    return with(new Change(path, Optional.of(content), State.FILE));
  }

  private LintExample with(Change change) {
    List<Change> more = new ArrayList<>(changes);
    more.add(change);
    return new LintExample(more);
  }
}
