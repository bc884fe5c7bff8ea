package dev.trainyard.catalog.edition;

import java.util.List;

/**
 * What an edition holds answers against after the form: a JSON schema in each version that has one.
 *
 * @param file the schema's name in a version's folder
 * @param defaults the names of the files there whose values stand for answers that are missing
 */
public record AnswerSchema(String file, List<String> defaults) {

  /** Copies the list. */
  public AnswerSchema {
    defaults = List.copyOf(defaults);
  }
}
