package dev.trainyard.generator.tree;

import java.util.List;

/**
 * A file of manifests.
 *
 * @param name file name, such as {@code service.yaml}
 * @param documents its manifests in order
 */
public record TemplateFile(String name, List<Document> documents) {

  /** Copies the list. */
  public TemplateFile {
    documents = List.copyOf(documents);
  }
}
