package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.Answer;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Kind;
import dev.trainyard.generator.expression.Scope;
import java.util.ArrayList;
import java.util.List;

/** How much CPU and memory a container may use: cores and MiB. */
public final class LimitsQuestion extends Question {

  /** Variable of the CPU cores below the question's path. */
  public static final String CPUS = "cpus";

  /** Variable of the memory in MiB below the question's path. */
  public static final String MEMORY = "memory";

  private final int cpus;
  private final int memory;
  private final int minimumMemory;

  LimitsQuestion(LimitsSpec spec) {
    super(spec);
    this.cpus = spec.cpus;
    this.memory = spec.memory;
    this.minimumMemory = spec.minimumMemory;
  }

  /** CPU cores before the owner touches it. */
  public int defaultCpus() {
    return cpus;
  }

  /** Memory in MiB before the owner touches it. */
  public int defaultMemory() {
    return memory;
  }

  /** Least legal memory in MiB. */
  public int minimumMemory() {
    return minimumMemory;
  }

  /** CPU cores. */
  public Expression<Long> cpus() {
    return part(CPUS, cpus);
  }

  /** Memory in MiB. */
  public Expression<Long> memory() {
    return part(MEMORY, memory);
  }

  private Expression<Long> part(String variable, long fallback) {
    List<String> path = new ArrayList<>(path());
    path.add(variable);
    return new Answer<>(Scope.ROOT, path, Kind.INTEGER, fallback, Answer.Access.PLAIN);
  }
}
