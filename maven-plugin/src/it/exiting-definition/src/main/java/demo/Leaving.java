package demo;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;

public final class Leaving implements AppDefinition {

  @Override
  public App define() {
    System.exit(0);
    return null;
  }
}
