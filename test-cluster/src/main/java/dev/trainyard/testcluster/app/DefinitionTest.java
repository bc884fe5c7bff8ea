package dev.trainyard.testcluster.app;

import dev.trainyard.generator.model.AppDefinition;

/**
 * What tests of an app have in common, whichever edition they are of: {@link AppTest}, {@link
 * dev.trainyard.testcluster.compose.ComposeAppTest}. One class may be both.
 */
public interface DefinitionTest {

  /** The definition to test. */
  AppDefinition definition();

  /** How many random answers are tried; 20 unless this is overridden. */
  default int randomAnswers() {
    return 20;
  }
}
