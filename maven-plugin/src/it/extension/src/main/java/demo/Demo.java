package demo;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import java.util.List;

public final class Demo implements AppDefinition {

  @Override
  public App define() {
    return new App("demo", "stable", "1.0.0", List.of());
  }
}
