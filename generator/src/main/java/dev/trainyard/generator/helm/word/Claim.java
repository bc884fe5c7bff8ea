package dev.trainyard.generator.helm.word;

import dev.trainyard.generator.model.EditionWord;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.question.StorageQuestion;

/**
 * The size of the volume that is claimed for a dataset outside of TrueNAS.
 *
 * @param question the storage
 * @param gibibytes the size in GiB, at least 1
 */
public record Claim(StorageQuestion question, int gibibytes) implements EditionWord.OfApp {

  /** Refuses null. */
  public Claim {
    NotNull.of(question, "the storage");
  }

  /** The size without such a word, in GiB. */
  public static final int USUAL_GIBIBYTES = 10;

  @Override
  public String edition() {
    return Helm.EDITION;
  }

  @Override
  public String meaning() {
    return "a claim of " + gibibytes + " GiB for " + question;
  }

  @Override
  public boolean isDetail() {
    return true;
  }
}
