package dev.trainyard.generator.compose.answer;

import dev.trainyard.generator.expression.node.Asked;
import dev.trainyard.generator.expression.node.Derived;
import dev.trainyard.generator.expression.node.Part;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The NVIDIA GPUs that are given, as a list of the names by which the driver knows them. TrueNAS
 * asks for each by its slot, so that the answer is no list.
 *
 * @param question the question for GPUs
 */
public record NvidiaGpus(Asked question) implements Derived {

  /** Variable of the slots. */
  public static final String SELECTION = "nvidia_gpu_selection";

  /** Variable of a slot that says whether its GPU is given. */
  public static final String USE = "use_gpu";

  /** Variable of a slot with the driver's name of its GPU. */
  public static final String UUID = "uuid";

  @Override
  public List<String> path() {
    return Stream.concat(question.path().stream(), Stream.of(SELECTION)).toList();
  }

  @Override
  public List<?> listed(Object answer) {
    return answer instanceof Map<?, ?> slots
        ? slots.values().stream()
            .filter(Map.class::isInstance)
            .map(slot -> (Map<?, ?>) slot)
            .filter(slot -> Boolean.TRUE.equals(slot.get(USE)))
            .map(slot -> slot.get(UUID))
            .filter(uuid -> uuid instanceof String text && !text.isEmpty())
            .sorted()
            .toList()
        : List.of();
  }

  @Override
  public boolean plain(Part part) {
    return true;
  }
}
