package dev.trainyard.testcluster.apps;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import dev.trainyard.testcluster.app.AppPromises;
import dev.trainyard.testcluster.app.TestedApp;
import dev.trainyard.testcluster.helm.HelmExtension;
import dev.trainyard.testcluster.rule.Allowance;
import dev.trainyard.testcluster.rule.Hardening;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every app keeps its promises: under every scenario and under random answers, with real Helm.
 *
 * <p>{@code -Dtrainyard.renders=100000} compares as many renderings of hostile answers, of all apps
 * together.
 */
class AppsRenderIT {

  @RegisterExtension static final HelmExtension helm = new HelmExtension();

  private static final int RENDERS = Integer.getInteger("trainyard.renders", 160);

  private static final List<Allowance> ALLOWANCES =
      List.of(
          allow(
              Hardening.NON_ROOT_USER,
              "*",
              "permissions",
              "Only root gives a volume to another user."),
          allow(
              Hardening.NO_CAPABILITIES,
              "*",
              "permissions",
              "It gives volumes to their users and does nothing else."),
          allow(
              Hardening.READ_ONLY_ROOT,
              "Deployment/my-release-gocd-server",
              "server",
              "The entry point edits settings in place."),
          allow(
              Hardening.READ_ONLY_ROOT,
              "*",
              "agent",
              "The entry point of GoCD's agents edits settings in place."),
          allow(
              Hardening.NON_ROOT_USER,
              "Deployment/my-release-uro-uro",
              "uro",
              "Elixir's mix belongs to root in the image."),
          allow(
              Hardening.READ_ONLY_ROOT,
              "Deployment/my-release-uro-uro",
              "uro",
              "mix writes to its build directory."));

  private static Allowance allow(
      Hardening hardening, String document, String container, String reason) {
    return new Allowance(hardening, document, container, reason);
  }

  @TestFactory
  Stream<DynamicNode> everyAppKeepsItsPromises() {
    return TestedApps.all().stream()
        .map(tested -> dynamicContainer(tested.name(), promises(tested).all()));
  }

  @TestFactory
  Stream<DynamicNode> noShippedAppHasMoreRightsThanAllowed() {
    return TestedApps.shipped().stream()
        .map(
            tested ->
                dynamicContainer(tested.name(), Stream.of(promises(tested).hardened(ALLOWANCES))));
  }

  private static AppPromises promises(TestedApp tested) {
    int apps = TestedApps.all().size();
    return new AppPromises(tested, helm.engine(), (RENDERS + apps - 1) / apps);
  }
}
