package dev.trainyard.generator.model;

/**
 * An app, described in Java. Implementations are found through {@link java.util.ServiceLoader}:
 * name them in {@code META-INF/services/dev.trainyard.generator.model.AppDefinition}.
 *
 * <p>A definition has a public constructor without parameters, no state, and looks at neither
 * clock, network nor environment, so that it describes the same app wherever it runs.
 */
public interface AppDefinition {

  /** The app. Mistakes in it do not throw; the checks of an app report them. */
  App define();
}
