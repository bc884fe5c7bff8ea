package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.value.Expression;
import java.util.List;

/**
 * A file of one edition that the model has no word for.
 *
 * @param edition the edition
 * @param reason why, one sentence; it is part of the report
 * @param path where below the app's version, such as {@code templates/extra.yaml}
 * @param text its content as it is
 */
public record AddedFile(String edition, String reason, String path, String text)
    implements EditionWord.Around {

  /** Refuses null. */
  public AddedFile {
    NotNull.of(reason, "the reason");
    NotNull.of(path, "the path");
    NotNull.of(text, "the text");
  }

  @Override
  public List<Expression<?>> values() {
    return List.of(new Literal<>(path), new Literal<>(text));
  }

  @Override
  public String meaning() {
    return "the file " + path;
  }
}
