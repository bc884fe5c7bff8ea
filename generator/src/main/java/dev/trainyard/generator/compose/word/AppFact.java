package dev.trainyard.generator.compose.word;

import dev.trainyard.generator.expression.node.OfEdition;

/** What TrueNAS tells the templates of an app. */
public enum AppFact implements OfEdition.Fact {
  /** What is being done: {@code INSTALL}, {@code UPDATE}, {@code UPGRADE} or {@code ROLLBACK}. */
  OPERATION;

  @Override
  public String edition() {
    return Compose.EDITION;
  }

  @Override
  public String meaning() {
    return "what is being done with the app";
  }
}
