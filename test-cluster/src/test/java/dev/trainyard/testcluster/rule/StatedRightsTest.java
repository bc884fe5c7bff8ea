package dev.trainyard.testcluster.rule;

import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.storage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.helm.rule.Finding;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.manifests.GoodRelease;
import dev.trainyard.manifests.RenderedDocument;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StatedRightsTest {

  private static final StorageQuestion DATA = storage("data");

  private static App saying(Consumer<ContainerSpec> more) {
    return app(
        "demo",
        a ->
            a.workload(
                workload("web"),
                w -> w.runAs(568, 568).container(image("demo", "1"), more::accept)));
  }

  /**
   * What is found in a container that is root, may gain rights and writes to its root file system.
   */
  private static List<String> found(App app, String component, String container) {
    String yaml =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: demo, labels: {app.kubernetes.io/component: COMPONENT}}
        spec:
          template:
            spec:
              automountServiceAccountToken: false
              securityContext: {runAsUser: 0, seccompProfile: {type: RuntimeDefault}}
              containers:
                - name: CONTAINER
                  image: nginx:1.25
                  securityContext:
                    allowPrivilegeEscalation: true
                    readOnlyRootFilesystem: false
                    capabilities: {drop: [ALL], add: [CHOWN]}
        """
            .replace("COMPONENT", component)
            .replace("CONTAINER", container);
    return new HardeningCheck(List.of(), StatedRights.of(app))
            .check(GoodRelease.documents(yaml).stream().map(RenderedDocument::manifest).toList())
            .stream()
            .map(Finding::message)
            .map(message -> message.split(":")[0])
            .toList();
  }

  @Test
  void whatADefinitionDoesNotStateIsFound() {
    assertThat(found(saying(c -> {}), "web", "web"))
        .containsExactly(
            "NON_ROOT_USER", "NO_PRIVILEGE_ESCALATION", "NO_CAPABILITIES", "READ_ONLY_ROOT");
  }

  @Test
  void whatADefinitionStatesOfAContainerIsAllowedThere() {
    App app =
        saying(
            c ->
                c.runAsRoot("It must.")
                    .writableRoot("It writes.")
                    .privilegeEscalation("It has a helper.")
                    .capability("CHOWN", "It gives files away."));

    assertThat(found(app, "web", "web")).isEmpty();
    assertThat(found(app, "web", "other")).hasSize(4);
    assertThat(found(app, "db", "web")).hasSize(4);
    assertThat(found(app, "web-2", "web")).hasSize(4);
  }

  @Test
  void theStepThatGivesVolumesToTheirUsersIsAllowedWhereSomethingIsOwned() {
    assertThat(found(saying(c -> c.mount(DATA, "/data")), "web", "permissions")).hasSize(4);
    assertThat(
            found(
                saying(c -> c.mount(DATA, "/data", m -> m.ownedBy(568, 568))),
                "web",
                "permissions"))
        .containsExactly("NO_PRIVILEGE_ESCALATION", "READ_ONLY_ROOT");
  }
}
