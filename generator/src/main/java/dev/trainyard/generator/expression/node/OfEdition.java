package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Kind;

/**
 * A text that only one edition knows; every other one reports it.
 *
 * @param fact what
 */
public record OfEdition(Fact fact) implements SiteNode<String> {

  /** What an edition knows of an installation. */
  public interface Fact {

    /** Name of the edition that knows it. */
    String edition();

    /** What it is, in a few words for a report. */
    String meaning();
  }

  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public <R> R ask(SiteVisitor<R> visitor) {
    return visitor.ofEdition(this);
  }
}
