package dev.trainyard.generator.problem;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Refuses null where an author says it, so that the report has the line. Nobody writes it, but
 * constants of classes that need each other are null while one of them is being made.
 */
public final class NotNull {

  private NotNull() {}

  /**
   * Yields a thing that is there.
   *
   * @param what it is, such as {@code the image}
   */
  public static <T> T of(T thing, String what) {
    if (thing == null) {
      throw new NullPointerException(what + " is null: classes whose constants need each other?");
    }
    return thing;
  }

  /**
   * Yields things each of which is there.
   *
   * @param what one of them is, such as {@code a word}
   */
  public static <T> List<T> all(T[] things, String what) {
    return all(Arrays.asList(of(things, what)), what);
  }

  /** The same for those of a collection. */
  public static <T> List<T> all(Collection<? extends T> things, String what) {
    of(things, what).forEach(thing -> of(thing, what));
    return List.copyOf(things);
  }
}
