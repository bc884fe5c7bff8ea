package dev.trainyard.generator.model;

/** What can be said about a container under a condition. */
public final class ConditionalContainerSpec extends ConditionalContent<ConditionalContainerSpec> {

  ConditionalContainerSpec(Spec around, ContainerParts parts) {
    super(around, parts);
  }

  @Override
  ConditionalContainerSpec self() {
    return this;
  }
}
