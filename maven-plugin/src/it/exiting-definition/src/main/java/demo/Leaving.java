package demo;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;

public final class Leaving implements AppDefinition {

  /** Calls in plain sight are replaced when the class is loaded. */
  @Override
  public App define() {
    try {
      System.class.getMethod("exit", int.class).invoke(null, 0);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    return null;
  }
}
