package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.NotEmpty;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether there is anything of what depends on conditions. */
final class Presence {

  private Presence() {}

  /** The condition under which at least one of the entries is there; none for always. */
  static Optional<Expression<Boolean>> of(List<Tree.Entry> entries) {
    List<Expression<Boolean>> conditions = new ArrayList<>();
    for (Tree.Entry entry : entries) {
      if (entry instanceof Tree.EntriesWhen when) {
        conditions.add(when.when());
      } else if (entry instanceof Tree.EntriesEach each) {
        conditions.add(new NotEmpty(each.list()));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(Wanted.anyOf(conditions));
  }
}
