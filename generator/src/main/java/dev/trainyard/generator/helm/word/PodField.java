package dev.trainyard.generator.helm.word;

import dev.trainyard.generator.model.EditionWord;
import dev.trainyard.generator.problem.NotNull;

/**
 * A field of the pod as the value of an environment variable.
 *
 * @param path Kubernetes' path of the field, such as {@code metadata.name}
 */
public record PodField(String path) implements EditionWord.OfValue {

  /** Refuses null. */
  public PodField {
    NotNull.of(path, "the path");
  }

  @Override
  public String edition() {
    return Helm.EDITION;
  }

  @Override
  public String meaning() {
    return "the field " + path + " of the pod";
  }
}
