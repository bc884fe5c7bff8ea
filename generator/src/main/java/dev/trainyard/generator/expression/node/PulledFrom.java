package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;

/**
 * The repository from which an image is pulled: its own one, or what stands in for it where whoever
 * installs has named a registry that has all images.
 *
 * @param repository yields the image's own repository, registry included
 */
public record PulledFrom(Expression<String> repository) implements SiteNode<String> {

  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public <R> R ask(SiteVisitor<R> visitor) {
    return visitor.pulledFrom(this);
  }
}
