package demo;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;

public final class Mistaken implements AppDefinition {

  @Override
  public App define() {
    return App.app("mistaken", a -> a.version("one").appVersion("1"));
  }
}
