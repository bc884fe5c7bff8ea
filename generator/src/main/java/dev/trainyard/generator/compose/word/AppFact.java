package dev.trainyard.generator.compose.word;

import dev.trainyard.generator.expression.node.OfEdition;

/** What TrueNAS tells the templates of an app. */
public enum AppFact implements OfEdition.Fact {
  /** What is being done: {@code INSTALL}, {@code UPDATE}, {@code UPGRADE} or {@code ROLLBACK}. */
  OPERATION("what is being done with the app"),
  /** Digits that tell one rendering of the templates from every other. */
  RENDERING("what tells renderings apart");

  private final String meaning;

  AppFact(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String edition() {
    return Compose.EDITION;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
