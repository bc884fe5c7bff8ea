package dev.trainyard.generator.helm.answer;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Any;
import dev.trainyard.generator.expression.node.Asked;
import dev.trainyard.generator.expression.node.Bounds;
import dev.trainyard.generator.expression.node.Derived;
import dev.trainyard.generator.expression.node.GpuChosen;
import dev.trainyard.generator.expression.node.Gpus;
import dev.trainyard.generator.expression.node.LessThan;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many GPUs of a maker are given: TrueNAS asks a number for each, under the name that
 * Kubernetes has for the resource.
 *
 * @param question the question for GPUs
 * @param maker the maker
 */
public record GpuCount(Asked question, Gpus.Maker maker) implements Derived {

  /** As many as a machine has slots, and more. */
  private static final long MOST = 1024;

  /** How many of a maker are given. */
  public static Answer<Long> of(GpuChosen gpus, Gpus.Maker maker) {
    return new Answer<>(new GpuCount(gpus.question(), maker), Part.VALUE, gpus.scope());
  }

  /** Whether any of a maker is given. */
  public static Expression<Boolean> isGiven(GpuChosen gpus, Gpus.Maker maker) {
    return new LessThan(new Literal<>(0L), of(gpus, maker));
  }

  /** Whether any is given. */
  public static Expression<Boolean> isGiven(GpuChosen gpus) {
    return new Any(
        Arrays.stream(Gpus.Maker.values())
            .<Expression<Boolean>>map(maker -> isGiven(gpus, maker))
            .toList());
  }

  /** What Kubernetes calls the GPUs of a maker. */
  public static String resource(Gpus.Maker maker) {
    return switch (maker) {
      case AMD -> "amd.com/gpu";
      case INTEL -> "gpu.intel.com/i915";
      case NVIDIA -> "nvidia.com/gpu";
    };
  }

  @Override
  public List<String> path() {
    return Stream.concat(question.path().stream(), Stream.of(resource(maker))).toList();
  }

  @Override
  public String label() {
    return question.label();
  }

  @Override
  public Kind kind(Part part) {
    return Kind.INTEGER;
  }

  @Override
  public Object fallback(Part part) {
    return 0L;
  }

  @Override
  public boolean plain(Part part) {
    return true;
  }

  @Override
  public Bounds bounds(Part part) {
    return Bounds.of(0, MOST);
  }
}
