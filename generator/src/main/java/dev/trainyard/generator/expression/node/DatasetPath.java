package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Kind;

/**
 * The directory in which TrueNAS keeps one of the app's own datasets (an ixVolume), found by the
 * dataset's name.
 *
 * @param dataset the dataset's name
 */
public record DatasetPath(Answer<String> dataset) implements SiteNode<String> {

  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public <R> R ask(SiteVisitor<R> visitor) {
    return visitor.datasetPath(this);
  }
}
