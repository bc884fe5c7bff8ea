package dev.trainyard.generator.migration;

import java.util.List;

/**
 * One step that mends answers, in terms of where an edition keeps them. A step finds out by the
 * answers alone whether there is anything to do: TrueNAS runs steps over answers of any older
 * version, mended ones among them.
 */
public sealed interface Operation {

  /** The list in each of whose items the step is done; empty for the answers as a whole. */
  List<String> list();

  /**
   * Moves an answer with all that is below it. Where there is one at the new place already, it
   * stays, and the old one goes.
   *
   * @param list the list in whose items it is done; empty for the answers as a whole
   * @param from where it was
   * @param to where it is
   */
  record Rename(List<String> list, List<String> from, List<String> to) implements Operation {

    /** Copies the paths. */
    public Rename {
      list = List.copyOf(list);
      from = List.copyOf(from);
      to = List.copyOf(to);
    }
  }

  /**
   * Answers what is not answered with what is answered elsewhere, with all that is below it.
   *
   * @param list the list in whose items it is answered; empty for the answers as a whole
   * @param from where it is in the answers as a whole
   * @param to where it becomes an answer, too
   */
  record Copy(List<String> list, List<String> from, List<String> to) implements Operation {

    /** Copies the paths. */
    public Copy {
      list = List.copyOf(list);
      from = List.copyOf(from);
      to = List.copyOf(to);
    }
  }

  /**
   * Replaces one answer by another.
   *
   * @param list the list in whose items it is done; empty for the answers as a whole
   * @param at where it is
   * @param from what it was: a {@link String}, {@link Long} or {@link Boolean}
   * @param to what it becomes, of the same kind
   */
  record Map(List<String> list, List<String> at, Object from, Object to) implements Operation {

    /** Copies the paths. */
    public Map {
      list = List.copyOf(list);
      at = List.copyOf(at);
    }
  }

  /**
   * Answers what is not answered.
   *
   * @param list the list in whose items it is done; empty for the answers as a whole
   * @param at where it is
   * @param value the answer: a {@link String}, {@link Long} or {@link Boolean}
   */
  record Fill(List<String> list, List<String> at, Object value) implements Operation {

    /** Copies the paths. */
    public Fill {
      list = List.copyOf(list);
      at = List.copyOf(at);
    }
  }

  /**
   * Removes an answer with all that is below it.
   *
   * @param list the list in whose items it is done; empty for the answers as a whole
   * @param path where it was
   */
  record Drop(List<String> list, List<String> path) implements Operation {

    /** Copies the paths. */
    public Drop {
      list = List.copyOf(list);
      path = List.copyOf(path);
    }
  }
}
