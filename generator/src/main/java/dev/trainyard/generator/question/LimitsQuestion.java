package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Bounds;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;

/** How much CPU and memory a container may use: cores and MiB. */
public final class LimitsQuestion extends Question implements Worded<LimitsQuestion> {

  /** Most CPU cores that can be answered. */
  public static final int MOST_CPUS = 256;

  /** Most memory that can be answered, in MiB: 16 TiB. */
  public static final int MOST_MEMORY = 16_777_216;

  private int cpus = 2;
  private int memory = 4096;
  private int minimumMemory = 128;

  LimitsQuestion(String path) {
    super(path);
  }

  /** CPU cores before the owner touches it; 2 by default. */
  public LimitsQuestion cpus(int cores) {
    return changed(this, q -> q.cpus = cores);
  }

  /**
   * Memory in MiB before the owner touches it, and the least that works.
   *
   * @param mebibytes default
   * @param minimum least legal answer
   */
  public LimitsQuestion memory(int mebibytes, int minimum) {
    return changed(
        this,
        q -> {
          q.memory = mebibytes;
          q.minimumMemory = minimum;
        });
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

  @Override
  public Kind kind(Part part) {
    return Kind.INTEGER;
  }

  @Override
  public Object fallback(Part part) {
    return part == Part.CPUS ? (long) cpus : (long) memory;
  }

  @Override
  public Bounds bounds(Part part) {
    return part == Part.CPUS ? Bounds.of(1, MOST_CPUS) : Bounds.of(minimumMemory, MOST_MEMORY);
  }

  @Override
  public boolean plain(Part part) {
    return true;
  }

  /** CPU cores. */
  public Expression<Long> cpus() {
    return cpus(Scope.ROOT);
  }

  /** Memory in MiB. */
  public Expression<Long> memory() {
    return memory(Scope.ROOT);
  }

  Expression<Long> cpus(Scope scope) {
    return new Answer<>(this, Part.CPUS, scope);
  }

  Expression<Long> memory(Scope scope) {
    return new Answer<>(this, Part.MEMORY, scope);
  }

  @Override
  boolean hasDefault() {
    return true;
  }

  @Override
  void check(Faults faults) {
    if (!bounds(Part.CPUS).contains(cpus)) {
      faults.error(
          Rule.RANGE, "limits to " + cpus + " CPU cores", "1 to " + MOST_CPUS, "choose another");
    }
    if (minimumMemory < 1 || memory < minimumMemory || memory > MOST_MEMORY) {
      faults.error(
          Rule.RANGE,
          "limits memory to " + memory + " MiB, at least " + minimumMemory,
          "1 <= least <= default <= " + MOST_MEMORY,
          "correct the numbers");
    }
  }
}
