package dev.trainyard.catalog.read;

import java.util.ArrayList;
import java.util.List;

/**
 * One entry of a {@code show_if}.
 *
 * @param field the variable whose answer is compared; empty for an alternative or what is not
 *     understood
 * @param operator such as {@code =} or {@code !=}; {@code OR} for an alternative; empty when the
 *     entry is not understood
 * @param value what the answer is compared with; the whole entry when it is not understood
 * @param anyOf the conditions of an alternative, one of which must hold
 */
public record FormCondition(
    String field, String operator, YamlNode value, List<FormCondition> anyOf) {

  private static final int PARTS = 3;
  private static final String OR = "OR";

  /** Copies the list. */
  public FormCondition {
    anyOf = List.copyOf(anyOf);
  }

  /** Where it stands. */
  public Position position() {
    return value.position();
  }

  /** Whether it is a comparison or an alternative. */
  public boolean isUnderstood() {
    return !operator.isEmpty();
  }

  static FormCondition of(YamlNode entry) {
    List<YamlNode> parts = entry.items();
    if (parts.size() == PARTS && !parts.get(0).text().isEmpty()) {
      return new FormCondition(parts.get(0).text(), parts.get(1).text(), parts.get(2), List.of());
    }
    if (parts.size() == 2 && parts.get(0).text().equals(OR) && parts.get(1).isList()) {
      List<FormCondition> anyOf = new ArrayList<>();
      parts.get(1).items().forEach(part -> anyOf.add(of(part)));
      return new FormCondition("", OR, entry, anyOf);
    }
    return new FormCondition("", "", entry, List.of());
  }
}
