package dev.trainyard.catalog.index;

import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the files of one item. */
final class Findings {

  private final String item;
  private final List<Problem> problems = new ArrayList<>();

  Findings(String item) {
    this.item = item;
  }

  /** A file, or folder, as a whole is wrong or missing. */
  void file(Rule rule, RelativePath path, String found, String allowed, String fix) {
    position(rule, path, 0, 0, found, allowed, fix);
  }

  /** One place in a file is wrong; 0 for an unknown line or column. */
  void position(
      Rule rule,
      RelativePath path,
      int line,
      int column,
      String found,
      String allowed,
      String fix) {
    problems.add(
        Problem.error(rule, new Where(item, "", path.value(), line, column), found, allowed, fix));
  }

  /** One value in a file is wrong; {@code key} is its path in the file. */
  void value(RelativePath path, String key, String found, String allowed) {
    problems.add(
        Problem.error(
            Rule.INDEXED_VALUE,
            new Where(item, key, path.value(), 0, 0),
            found,
            allowed,
            "Correct the value in " + path + "; TrueNAS reads it from the index."));
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  int size() {
    return problems.size();
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }
}
