package dev.trainyard.testcluster.apps;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import dev.trainyard.generator.helm.rule.Hardening;
import dev.trainyard.testcluster.app.AppPromises;
import dev.trainyard.testcluster.app.TestedApp;
import dev.trainyard.testcluster.helm.HelmEngine;
import dev.trainyard.testcluster.helm.HelmExtension;
import dev.trainyard.testcluster.rule.Allowance;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every shipped app keeps its promises: under every scenario and under random answers, with real
 * Helm.
 *
 * <p>{@code -Dtrainyard.renders=100000} compares as many renderings of hostile answers, of all apps
 * together.
 */
class AppsRenderIT {

  @RegisterExtension static final HelmExtension helm = new HelmExtension();

  private static final int RENDERS = Integer.getInteger("trainyard.renders", 160);

  private static final List<Allowance> ALLOWANCES =
      List.of(
          new Allowance(
              Hardening.NO_API_TOKEN,
              "Deployment/my-release-gocd-server",
              "*",
              "It starts and ends elastic agents, which only the scenario of that name asks for."));

  @TestFactory
  Stream<DynamicNode> everyAppKeepsItsPromises() {
    return promises(TestedApps.shipped(), helm.engine());
  }

  static Stream<DynamicNode> promises(List<TestedApp> apps, HelmEngine engine) {
    return apps.stream()
        .map(tested -> dynamicContainer(tested.name(), promises(tested, engine).all()));
  }

  @TestFactory
  Stream<DynamicNode> noShippedAppHasMoreRightsThanItStates() {
    return TestedApps.shipped().stream()
        .map(
            tested ->
                dynamicContainer(
                    tested.name(),
                    Stream.of(promises(tested, helm.engine()).hardened(ALLOWANCES))));
  }

  private static AppPromises promises(TestedApp tested, HelmEngine engine) {
    int apps = TestedApps.all().size();
    return new AppPromises(tested, engine, (RENDERS + apps - 1) / apps);
  }
}
