package dev.trainyard.generator.evaluate;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths inside containers. */
final class Paths {

  private Paths() {}

  /** The shortest path that leads to the same place: what Go's {@code path.Clean} makes of it. */
  static String clean(String path) {
    boolean absolute = path.startsWith("/");
    Deque<String> names = new ArrayDeque<>();
    for (String name : path.split("/")) {
      if (name.equals("..")) {
        if (!names.isEmpty() && !names.peekLast().equals("..")) {
          names.removeLast();
        } else if (!absolute) {
          names.add(name);
        }
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    String joined = String.join("/", names);
    if (absolute) {
      return "/" + joined;
    }
    return joined.isEmpty() ? "." : joined;
  }
}
