package dev.trainyard.catalog.edition;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.yaml.Position;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the files of one item. */
public final class Findings {

  private final String item;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Nothing yet.
   *
   * @param item the item's name
   */
  public Findings(String item) {
    this.item = item;
  }

  /** A file, or folder, as a whole is wrong or missing. */
  public void file(Rule rule, String path, String found, String allowed, String fix) {
    position(rule, path, Position.NONE, found, allowed, fix);
  }

  /** One place in a file is wrong. */
  public void position(
      Rule rule, String path, Position at, String found, String allowed, String fix) {
    problems.add(Problem.error(rule, where("", path, at), found, allowed, fix));
  }

  /** One value in a file is wrong; {@code key} is its path in the file. */
  public void value(String path, String key, Position at, String found, String allowed) {
    problems.add(
        Problem.error(
            Rule.INDEXED_VALUE,
            where(key, path, at),
            found,
            allowed,
            "Correct the value in " + Visible.of(path) + "; TrueNAS reads it from the index."));
  }

  /** Names are those of somebody else's branch. */
  private Where where(String subject, String path, Position at) {
    return new Where(Visible.of(item), subject, Visible.of(path), at.line(), at.column());
  }

  /** Whether nothing is wrong. */
  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /** The number of things that are wrong. */
  public int size() {
    return problems.size();
  }

  /** What is wrong. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }
}
