package dev.trainyard.generator.helm.word;

import dev.trainyard.generator.model.EditionWord;

/**
 * A file of the chart that the model has no word for.
 *
 * @param reason why, one sentence; it is part of the report
 * @param path where in the chart, such as {@code templates/extra.yaml}
 * @param text its content as it is, Go template actions included
 */
public record RawFile(String reason, String path, String text) implements EditionWord.OfApp {

  @Override
  public String edition() {
    return Helm.EDITION;
  }

  @Override
  public String meaning() {
    return "the file " + path;
  }
}
