package dev.trainyard.generator.tree;

import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.value.Expression;
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
   * No manifest, but a refusal of values of which two are the same.
   *
   * @param values sequence elements that are texts
   * @param paths whether they are paths, of which {@code /a} and {@code /a/} are the same
   * @param before what is said before the value that is there twice
   * @param after what is said after it
   */
  record Unique(List<Tree.Element> values, boolean paths, String before, String after)
      implements Document {
    /** Copies the list. */
    public Unique {
      values = List.copyOf(values);
    }
  }

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
