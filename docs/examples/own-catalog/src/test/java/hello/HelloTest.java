package hello;

import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.testcluster.app.AppTest;

final class HelloTest implements AppTest {

  @Override
  public AppDefinition definition() {
    return new Hello();
  }
}
