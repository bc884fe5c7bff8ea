package demo;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;

public final class InConstructor implements AppDefinition {

  public InConstructor() {
    throw new IllegalStateException("no colour");
  }

  @Override
  public App define() {
    return DemoApps.named("demo");
  }
}
