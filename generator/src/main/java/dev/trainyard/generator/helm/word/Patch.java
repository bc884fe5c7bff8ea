package dev.trainyard.generator.helm.word;

import dev.trainyard.generator.model.EditionWord;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.tree.TreeEditor;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.function.Consumer;

/**
 * A change of a manifest that the model has no word for.
 *
 * @param reason why, one sentence; it is part of the report
 * @param kind kind of the manifest, such as {@code Deployment}
 * @param name what follows the app's name in the manifest's name; {@code *} stands for what is not
 *     known before the answers are
 * @param change what to change
 */
public record Patch(String reason, String kind, String name, Consumer<TreeEditor> change)
    implements EditionWord.Around {

  /** Refuses null. */
  public Patch {
    NotNull.of(reason, "the reason");
    NotNull.of(kind, "the kind");
    NotNull.of(name, "the name");
    NotNull.of(change, "the change");
  }

  @Override
  public String edition() {
    return Helm.EDITION;
  }

  @Override
  public String meaning() {
    return "a change of the " + kind + " " + name;
  }

  @Override
  public List<Expression<?>> values() {
    return TreeEditor.values(change);
  }
}
