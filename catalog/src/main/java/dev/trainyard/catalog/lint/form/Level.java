package dev.trainyard.catalog.lint.form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The questions whose answers stand beside each other, subquestions among them. */
public final class Level {

  private final List<Asked> all = new ArrayList<>();
  private final Map<String, Asked> first = new HashMap<>();

  void add(Asked asked) {
    all.add(asked);
    first.putIfAbsent(asked.variable(), asked);
  }

  /** All of them, in the order of the file. */
  public List<Asked> all() {
    return Collections.unmodifiableList(all);
  }

  /** The first question with this variable. */
  public Optional<Asked> first(String variable) {
    return Optional.ofNullable(first.get(variable));
  }
}
