package dev.trainyard.testcluster.apps;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import dev.trainyard.docs.BlocksExample;
import dev.trainyard.generator.model.App;
import dev.trainyard.testcluster.compose.ComposePromises;
import dev.trainyard.testcluster.compose.JinjaExtension;
import dev.trainyard.testcluster.compose.TestedCompose;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every shipped app, every word that services of Docker Compose can follow and every block keep
 * their promises, with real Jinja 2.
 */
class AppsComposeIT {

  @RegisterExtension static final JinjaExtension jinja = new JinjaExtension();

  private static final int ANSWERS = 60;

  @TestFactory
  Stream<DynamicNode> everyAppKeepsItsPromises() {
    return promises(GoldenCatalogTest.apps());
  }

  @TestFactory
  Stream<DynamicNode> everyExampleKeepsItsPromises() {
    return promises(List.of(KitchenSink.ofServices().define(), new BlocksExample().define()));
  }

  private static Stream<DynamicNode> promises(List<App> apps) {
    return apps.stream()
        .map(
            app ->
                dynamicContainer(
                    app.name(),
                    new ComposePromises(TestedCompose.ofSound(app, jinja.engine()), ANSWERS)
                        .all()));
  }
}
