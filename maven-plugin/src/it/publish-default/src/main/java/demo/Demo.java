package demo;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;

/** Stands for a definition that changes between two runs: name and version come from outside. */
public final class Demo implements AppDefinition {

  @Override
  public App define() {
    return DemoApps.named(
        System.getProperty("demo.name", "demo"), System.getProperty("demo.version", "1.0.0"));
  }
}
