package dev.trainyard.testcluster.apps;

import dev.trainyard.testcluster.helm.HelmExtension;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@link AppsRenderIT} says of apps holds for every word of the model and every block. */
class WordsRenderIT {

  @RegisterExtension static final HelmExtension helm = new HelmExtension();

  @TestFactory
  Stream<DynamicNode> everyExampleKeepsItsPromises() {
    return AppsRenderIT.promises(TestedApps.examples(), helm.engine());
  }
}
