package dev.trainyard.generator.tree;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.ListAnswer;
import java.util.List;

/** One manifest of a file, or several that depend on answers. */
public sealed interface Document {

  /**
   * One manifest.
   *
   * @param root the whole object
   */
  record Manifest(Tree.Mapping root) implements Document {}

  /**
   * No manifest, but a refusal of answers that do not go together.
   *
   * @param when the condition under which rendering fails
   * @param message why
   */
  record Refused(Expression<Boolean> when, String message) implements Document {}

  /**
   * Manifests that depend on a condition.
   *
   * @param when the condition
   * @param documents the manifests when it holds
   */
  record DocumentsWhen(Expression<Boolean> when, List<Document> documents) implements Document {
    /** Copies the list. */
    public DocumentsWhen {
      documents = List.copyOf(documents);
    }
  }

  /**
   * Manifests once for each item of a list.
   *
   * @param list the list
   * @param documents the manifests
   */
  record DocumentsEach(ListAnswer list, List<Document> documents) implements Document {
    /** Copies the list. */
    public DocumentsEach {
      documents = List.copyOf(documents);
    }
  }
}
