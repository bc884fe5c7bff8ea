package dev.trainyard.generator.helm.word;

import dev.trainyard.generator.model.EditionWord;
import dev.trainyard.generator.model.Workload;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How many pods of some workloads may be missing at once.
 *
 * @param workloads the workloads, together
 * @param unavailable at least 1
 */
public record Budget(List<Workload> workloads, int unavailable) implements EditionWord.OfApp {

  /** Copies the list. */
  public Budget {
    workloads = List.copyOf(workloads);
  }

  @Override
  public String edition() {
    return Helm.EDITION;
  }

  @Override
  public String meaning() {
    return "a budget of interruptions for "
        + workloads.stream().map(Workload::name).collect(Collectors.joining(", "));
  }

  @Override
  public boolean isDetail() {
    return true;
  }
}
