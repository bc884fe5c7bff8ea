package demo;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;

public final class Demo implements AppDefinition {

  @Override
  public App define() {
    return DemoApps.named("didi");
  }
}
