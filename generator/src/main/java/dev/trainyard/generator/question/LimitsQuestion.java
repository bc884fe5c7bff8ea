package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Arithmetic;
import dev.trainyard.generator.expression.node.Bounds;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;

/** How much CPU and memory a container may use: cores, or thousandths of one, and MiB. */
public final class LimitsQuestion extends Question implements Worded<LimitsQuestion> {

  /** Most CPU cores that can be answered. */
  public static final int MOST_CPUS = 256;

  /** Most memory that can be answered, in MiB: 16 TiB. */
  public static final int MOST_MEMORY = 16_777_216;

  /** Thousandths of a core. */
  public static final int MILLICORES = 1000;

  /** The least that Docker takes, in thousandths of a core. */
  private static final int LEAST_MILLICORES = 10;

  private int cpus = 2;
  private int perCore = 1;
  private int memory = 4096;
  private int minimumMemory = 128;

  LimitsQuestion(String path) {
    super(path);
  }

  /** CPU cores before the owner touches it; 2 by default. */
  public LimitsQuestion cpus(int cores) {
    return changed(
        this,
        q -> {
          q.cpus = cores;
          q.perCore = 1;
        });
  }

  /** The same in thousandths of a core: owners may answer less than a core, 500 for half of one. */
  public LimitsQuestion millicores(int thousandths) {
    return changed(
        this,
        q -> {
          q.cpus = thousandths;
          q.perCore = MILLICORES;
        });
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

  /** How many of what is answered make a core: 1 or {@link #MILLICORES}. */
  public int perCore() {
    return perCore;
  }

  /** What is answered, in words, such as {@code 2 cores}. */
  public String inWords() {
    return cpus + (perCore == 1 ? " cores, " : " thousandths of a core, ") + memory + " MiB";
  }

  /** CPU cores, or thousandths of one, before the owner touches it. */
  public int defaultCpus() {
    return cpus;
  }

  /** The least of them that may be answered. */
  public int leastCpus() {
    return perCore == 1 ? 1 : LEAST_MILLICORES;
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
    return part == Part.CPUS
        ? Bounds.of(leastCpus(), (long) MOST_CPUS * perCore)
        : Bounds.of(minimumMemory, MOST_MEMORY);
  }

  @Override
  public boolean plain(Part part) {
    return true;
  }

  /** CPU cores; thousandths of one are rounded up to whole cores. */
  public Expression<Long> cpus() {
    return cpus(Scope.ROOT);
  }

  /** What is answered: cores, or thousandths of one. */
  public Expression<Long> share() {
    return share(Scope.ROOT);
  }

  /** Memory in MiB. */
  public Expression<Long> memory() {
    return memory(Scope.ROOT);
  }

  Expression<Long> cpus(Scope scope) {
    return perCore == 1
        ? share(scope)
        : new Arithmetic(
            Arithmetic.Operator.DIVIDED_BY,
            new Arithmetic(Arithmetic.Operator.PLUS, share(scope), new Literal<>(MILLICORES - 1L)),
            new Literal<>((long) MILLICORES));
  }

  Expression<Long> share(Scope scope) {
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
          Rule.RANGE,
          "limits to " + cpus + (perCore == 1 ? "" : " thousandths of") + " CPU cores",
          leastCpus() + " to " + (long) MOST_CPUS * perCore,
          "choose another");
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
