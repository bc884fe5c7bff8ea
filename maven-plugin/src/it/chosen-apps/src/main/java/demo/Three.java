package demo;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;

public final class Three implements AppDefinition {

  @Override
  public App define() {
    return DemoApps.named("three");
  }
}
