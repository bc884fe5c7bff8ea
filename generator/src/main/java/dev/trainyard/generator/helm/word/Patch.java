package dev.trainyard.generator.helm.word;

import dev.trainyard.generator.model.EditionWord;
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
public record Patch(String reason, String kind, String name, Consumer<ManifestEditor> change)
    implements EditionWord.OfApp {

  @Override
  public String edition() {
    return Helm.EDITION;
  }

  @Override
  public String meaning() {
    return "a change of the " + kind + " " + name;
  }
}
