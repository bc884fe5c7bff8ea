package dev.trainyard.generator.form;

import java.util.List;

/**
 * A section of the wizard.
 *
 * @param name its heading
 * @param help the text beside it
 * @param fields what it asks, in the wizard's order
 */
public record Section(String name, String help, List<Field> fields) {

  /** Copies the list. */
  public Section {
    fields = List.copyOf(fields);
  }
}
