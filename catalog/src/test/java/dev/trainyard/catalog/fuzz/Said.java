package dev.trainyard.catalog.fuzz;

import dev.trainyard.catalog.git.Printable;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.generator.problem.Problem;
import java.util.Collection;

/** Checks what people and build servers are told about bytes of others. */
public final class Said {

  private static final int LONGEST = 25_000;

  private Said() {}

  /** Problems of one line each, which obey nobody. */
  public static void problems(Collection<Problem> problems) {
    for (Problem problem : problems) {
      line(problem.where().app());
      line(problem.where().subject());
      line(problem.where().file());
      line(problem.found());
      line(problem.allowed());
      line(problem.fix());
      problem.describe().lines().forEach(Said::logged);
    }
  }

  /** A text without line breaks and what else a terminal obeys, and of bounded length. */
  public static void line(String text) {
    if (text.length() > LONGEST) {
      throw new AssertionError("a text of " + text.length() + " characters");
    }
    visible(text);
    if (text.indexOf('\n') >= 0) {
      throw new AssertionError("more than one line: " + text);
    }
  }

  /** A text of lines without what a terminal obeys. */
  public static void visible(String text) {
    text.chars()
        .filter(c -> c != '\n' && Character.isISOControl(c))
        .findFirst()
        .ifPresent(
            c -> {
              throw new AssertionError("U+%04X in: %s".formatted(c, text));
            });
  }

  /** A text as the plugin puts it on its log. */
  static void logged(String line) {
    String logged = Printable.of(RemoteAddress.masked(line));
    line(logged);
    if (logged.startsWith("::") || logged.contains("##[") || logged.contains("##vso[")) {
      throw new AssertionError("a command of a build server: " + logged);
    }
  }
}
