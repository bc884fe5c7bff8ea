package dev.trainyard.official;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import dev.trainyard.testcluster.app.AppPromises;
import dev.trainyard.testcluster.app.TestedApp;
import dev.trainyard.testcluster.helm.HelmExtension;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What every app promises holds for what official apps ask and do, with real Helm. */
class OfficialAppsIT {

  private static final int RANDOM_ANSWERS = 8;

  @RegisterExtension static final HelmExtension helm = new HelmExtension();

  @TestFactory
  Stream<DynamicNode> every_app_keeps_its_promises() {
    return OfficialApps.all().stream()
        .map(TestedApp::of)
        .map(
            tested ->
                dynamicContainer(
                    tested.name(), new AppPromises(tested, helm.engine(), RANDOM_ANSWERS).all()));
  }
}
