package dev.trainyard.generator.compose;

import dev.trainyard.generator.compose.answer.ComposeAnswers;
import dev.trainyard.generator.compose.answer.NvidiaGpus;
import dev.trainyard.generator.form.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an owner writes for GPUs where no wizard asks: what TrueNAS' own form sends. The question
 * itself has no parts, since TrueNAS fills them in.
 */
final class GpuAnswers {

  /** What is filled in by TrueNAS. */
  static final String REFERENCE = "definitions/gpu_configuration";

  private static final String PARTS =
      "%s: true for GPUs of AMD and Intel, with %s: true for computing with AMD's; %s: {SLOT: {%s: GPU-…, %s: true}} for each one of NVIDIA"
          .formatted(
              ComposeAnswers.USE_ALL_GPUS,
              ComposeAnswers.KFD_DEVICE_EXISTS,
              NvidiaGpus.SELECTION,
              NvidiaGpus.UUID,
              NvidiaGpus.USE);

  private GpuAnswers() {}

  /** Whether a field asks for GPUs. */
  static boolean isAsked(Field field) {
    return field.references().contains(REFERENCE);
  }

  /** The parts that are no answer, each with what could stand there. */
  static Map<String, String> unasked(Map<String, Object> answer) {
    Map<String, String> parts = new LinkedHashMap<>();
    answer.forEach(
        (part, value) -> {
          boolean right =
              switch (part) {
                case ComposeAnswers.USE_ALL_GPUS, ComposeAnswers.KFD_DEVICE_EXISTS ->
                    value instanceof Boolean;
                case NvidiaGpus.SELECTION ->
                    value instanceof Map<?, ?> slots
                        && slots.values().stream().allMatch(GpuAnswers::isSlot);
                default -> false;
              };
          if (!right) {
            parts.put(part, PARTS);
          }
        });
    return parts;
  }

  private static boolean isSlot(Object value) {
    return value instanceof Map<?, ?> slot
        && slot.size() <= 2
        && slot.get(NvidiaGpus.UUID) instanceof String uuid
        && uuid.matches("[A-Za-z0-9-]+")
        && Optional.ofNullable(slot.get(NvidiaGpus.USE)).stream()
            .allMatch(Boolean.class::isInstance);
  }
}
