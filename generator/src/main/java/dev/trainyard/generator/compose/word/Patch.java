package dev.trainyard.generator.compose.word;

import dev.trainyard.generator.model.EditionWord;
import dev.trainyard.generator.tree.TreeEditor;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.function.Consumer;

/**
 * A change of the compose file that the model has no word for.
 *
 * @param reason why, one sentence; it is part of the report
 * @param change what to change, from the top of the file
 */
public record Patch(String reason, Consumer<TreeEditor> change) implements EditionWord.Around {

  @Override
  public String edition() {
    return Compose.EDITION;
  }

  @Override
  public String meaning() {
    return "a change of the compose file";
  }

  @Override
  public List<Expression<?>> values() {
    return TreeEditor.values(change);
  }
}
