package dev.trainyard.generator.question;

import dev.trainyard.generator.problem.Rule;

/** What can be said about a {@link LimitsQuestion}. */
public final class LimitsSpec extends QuestionSpec<LimitsSpec> {

  int cpus = 2;
  int memory = 4096;
  int minimumMemory = 128;

  LimitsSpec(String path) {
    super(path);
  }

  /** CPU cores before the owner touches it; 2 by default. */
  public LimitsSpec cpus(int cores) {
    if (cores < 1 || cores > 256) {
      problem(Rule.RANGE, "limits to " + cores + " CPU cores", "1 to 256", "choose another number");
    } else {
      this.cpus = cores;
    }
    return this;
  }

  /**
   * Memory in MiB before the owner touches it, and the least that works.
   *
   * @param mebibytes default
   * @param minimum least legal answer
   */
  public LimitsSpec memory(int mebibytes, int minimum) {
    if (minimum < 1 || mebibytes < minimum) {
      problem(
          Rule.RANGE,
          "limits memory to " + mebibytes + " MiB, at least " + minimum,
          "1 <= least <= default",
          "correct the numbers");
    } else {
      this.memory = mebibytes;
      this.minimumMemory = minimum;
    }
    return this;
  }

  @Override
  boolean hasDefault() {
    return true;
  }

  @Override
  LimitsSpec self() {
    return this;
  }
}
