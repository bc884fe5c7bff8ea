package dev.trainyard.official;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.testcluster.app.AppPromises;
import dev.trainyard.testcluster.app.TestedApp;
import dev.trainyard.testcluster.compose.ComposePromises;
import dev.trainyard.testcluster.compose.JinjaExtension;
import dev.trainyard.testcluster.compose.TestedCompose;
import dev.trainyard.testcluster.helm.HelmExtension;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What every app promises holds for what official apps ask and do, with real Helm and real Jinja 2.
 */
class OfficialAppsIT {

  private static final int RANDOM_ANSWERS = 8;

  @RegisterExtension static final HelmExtension helm = new HelmExtension();

  @RegisterExtension static final JinjaExtension jinja = new JinjaExtension();

  @TestFactory
  Stream<DynamicNode> every_app_keeps_its_promises() {
    return OfficialApps.all().stream()
        .map(TestedApp::of)
        .map(tested -> dynamicContainer(tested.name(), promises(tested)));
  }

  private static Stream<DynamicNode> promises(TestedApp tested) {
    AppPromises promises = new AppPromises(tested, helm.engine(), RANDOM_ANSWERS);
    return Stream.concat(promises.all(), Stream.of(promises.hardened(List.of())));
  }

  @TestFactory
  Stream<DynamicNode> every_app_keeps_its_promises_with_docker_compose() {
    return OfficialApps.all().stream()
        .map(AppDefinition::define)
        .map(
            app ->
                dynamicContainer(
                    app.name(),
                    new ComposePromises(TestedCompose.ofSound(app, jinja.engine()), RANDOM_ANSWERS)
                        .all()));
  }
}
