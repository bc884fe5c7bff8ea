package demo;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;

public final class Two implements AppDefinition {

  @Override
  public App define() {
    return DemoApps.named("two");
  }
}
