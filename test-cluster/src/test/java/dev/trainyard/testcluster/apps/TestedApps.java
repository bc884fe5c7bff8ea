package dev.trainyard.testcluster.apps;

import dev.trainyard.docs.BlocksExample;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.testcluster.app.TestedApp;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The apps that this project tests, each made once for all test classes of a JVM. */
final class TestedApps {

  private static final List<TestedApp> SHIPPED =
      ServiceLoader.load(AppDefinition.class).stream()
          .map(provider -> TestedApp.of(provider.get()))
          .sorted(Comparator.comparing(TestedApp::name))
          .toList();

  private static final List<TestedApp> EXAMPLES =
      List.of(TestedApp.of(new KitchenSink()), TestedApp.of(new BlocksExample()));

  private TestedApps() {}

  /** The shipped apps by name, found the way the plugin finds them. */
  static List<TestedApp> shipped() {
    return SHIPPED;
  }

  /** {@link KitchenSink}, with every word of the model, and all building blocks. */
  static List<TestedApp> examples() {
    return EXAMPLES;
  }

  /** All of them. */
  static List<TestedApp> all() {
    return Stream.concat(SHIPPED.stream(), EXAMPLES.stream()).toList();
  }
}
