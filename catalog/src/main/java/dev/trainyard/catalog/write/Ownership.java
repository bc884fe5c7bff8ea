package dev.trainyard.catalog.write;

import java.util.SortedSet;

/**
 * Tells the files that earlier runs wrote from those of somebody else. {@link TreeWriter} removes
 * the former when nothing describes them any more, and refuses to touch a folder with the latter.
 *
 * <p>The answer must follow from the paths alone, so that it holds for a fresh git clone too, and
 * so that no list of files has to be kept anywhere.
 */
@FunctionalInterface
public interface Ownership {

  /**
   * Those of the present files that no run can have written.
   *
   * @param present every file in the folder, relative, with {@code /} between segments; without the
   *     {@code .git} at the top
   */
  SortedSet<String> foreign(SortedSet<String> present);
}
