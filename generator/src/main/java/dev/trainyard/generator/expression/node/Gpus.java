package dev.trainyard.generator.expression.node;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The GPUs that an owner gives an app, as far as every answer tells them: by their makers.
 *
 * @param makers makers of which at least one GPU is given, in the order of {@link Maker}
 */
public record Gpus(Set<Maker> makers) {

  /** Who makes GPUs that TrueNAS can hand to apps. */
  public enum Maker {
    /** AMD. */
    AMD,
    /** Intel. */
    INTEL,
    /** NVIDIA. */
    NVIDIA
  }

  /** No GPU. */
  public static final Gpus NONE = new Gpus(Set.of());

  /** Copies the set. */
  public Gpus {
    EnumSet<Maker> sorted = EnumSet.noneOf(Maker.class);
    sorted.addAll(makers);
    makers = Collections.unmodifiableSet(sorted);
  }

  /** The others than those of a maker. */
  public Gpus without(Maker maker) {
    return new Gpus(makers.stream().filter(one -> one != maker).collect(Collectors.toSet()));
  }

  /** GPUs of these makers. */
  public static Gpus of(Maker... makers) {
    return new Gpus(Set.copyOf(Arrays.asList(makers)));
  }
}
