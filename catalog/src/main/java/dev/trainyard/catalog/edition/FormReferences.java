package dev.trainyard.catalog.edition;

import java.util.Set;

/**
 * What the references in forms of an edition, the names in {@code $ref}, stand for.
 *
 * @param storage say that the answer is a place of data
 * @param dataset of these, the ones that make a dataset for the app
 * @param ports say that the answer is a port of the machine
 * @param filled TrueNAS fills in an answer that is absent
 * @param filledWhenNullable the same, unless the question refuses {@code null}
 */
public record FormReferences(
    Set<String> storage,
    Set<String> dataset,
    Set<String> ports,
    Set<String> filled,
    Set<String> filledWhenNullable) {

  /** Copies the sets. */
  public FormReferences {
    storage = Set.copyOf(storage);
    dataset = Set.copyOf(dataset);
    ports = Set.copyOf(ports);
    filled = Set.copyOf(filled);
    filledWhenNullable = Set.copyOf(filledWhenNullable);
  }
}
