package dev.trainyard.official;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import dev.trainyard.generator.helm.rule.Hardening;
import dev.trainyard.testcluster.app.AppPromises;
import dev.trainyard.testcluster.app.TestedApp;
import dev.trainyard.testcluster.helm.HelmExtension;
import dev.trainyard.testcluster.rule.Allowance;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What every app promises holds for what official apps ask and do, with real Helm. */
class OfficialAppsIT {

  private static final int RANDOM_ANSWERS = 8;

  /** Rights that depend on an answer have no word, so that a patch gives them. */
  private static final Map<String, List<Allowance>> PATCHED =
      Map.of("frigate", devices("frigate"), "home-assistant", devices("home-assistant"));

  private static List<Allowance> devices(String container) {
    return Stream.of(Hardening.NOT_PRIVILEGED, Hardening.NO_PRIVILEGE_ESCALATION)
        .map(right -> new Allowance(right, "*", container, "The owner lets it open devices."))
        .toList();
  }

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
