package dev.trainyard.generator.question;

import dev.trainyard.generator.problem.Rule;
import java.util.Locale;

/** What can be said about a {@link StorageQuestion}. */
public final class StorageSpec extends QuestionSpec<StorageSpec> {

  String dataset;
  boolean temporaryAllowed;
  int claimGibibytes = 10;

  StorageSpec(String path) {
    super(path);
    this.dataset = variable().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Name of the dataset that TrueNAS creates; by default the variable's name. */
  public StorageSpec dataset(String name) {
    if (!name.matches("[a-z0-9][a-z0-9_-]{0,62}")) {
      problem(
          Rule.NAME,
          "has the dataset name \"" + name + "\"",
          "1 to 63 lower-case letters, digits, _ and -, starting with a letter or digit",
          "rename the dataset");
    }
    this.dataset = name;
    return this;
  }

  /** Offers storage that is lost with the pod as a third choice. */
  public StorageSpec temporaryAllowed() {
    this.temporaryAllowed = true;
    return this;
  }

  /** Size of the volume that is claimed outside TrueNAS, in GiB; 10 by default. */
  public StorageSpec claims(int gibibytes) {
    if (gibibytes < 1) {
      problem(Rule.RANGE, "claims " + gibibytes + " GiB", "at least 1", "claim more");
    } else {
      this.claimGibibytes = gibibytes;
    }
    return this;
  }

  @Override
  boolean hasDefault() {
    return true;
  }

  @Override
  StorageSpec self() {
    return this;
  }
}
