package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Kind;

/**
 * A part of an image that an edition keeps beside the answers, so that an owner can replace it.
 *
 * @param image what the edition calls the image, an identifier
 * @param part which part
 */
public record ImagePart(String image, Part part) implements SiteNode<String> {

  /** The parts. */
  public enum Part {
    /** Registry and repository. */
    REPOSITORY,
    /** The version. */
    TAG,
    /** When a node fetches it. */
    PULL_POLICY
  }

  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public <R> R ask(SiteVisitor<R> visitor) {
    return visitor.imagePart(this);
  }
}
