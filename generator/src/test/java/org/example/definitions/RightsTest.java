package org.example.definitions;

import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.edition.Edition;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.word.Helm;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What owners are told of an app's rights before they install it. */
class RightsTest {

  private static final StorageQuestion DATA = storage("data");
  private static final BooleanQuestion ELASTIC = yesNo("elastic");

  @Test
  void every_right_is_told_with_its_holder_and_the_authors_reason() {
    App app =
        Demo.app(
            a -> {
              a.group("Storage", g -> g.ask(DATA));
              a.workload(
                  Demo.WEB,
                  w -> {
                    Demo.pod(
                        w,
                        c ->
                            c.capability("NET_ADMIN", "It sets up a tunnel.")
                                .mount(DATA, "/data", m -> m.ownedBy(568, 568)));
                    w.container(
                        "engine",
                        Demo.IMAGE,
                        c ->
                            c.runAsRoot("It starts others.")
                                .privileged("It makes namespaces.")
                                .noHealthCheck("It only starts others."));
                  });
            });

    assertThat(metadata(app))
        .isEqualTo(
            """
            runAsContext:
              - description: Runs web.
                uid: 568
                gid: 568
                userName: apps
                groupName: apps
              - description: Runs web/engine. It starts others.
                uid: 0
                gid: 0
                userName: root
                groupName: root
              - description: An init container runs as root to give volumes to their users.
                uid: 0
                gid: 0
                userName: root
                groupName: root
            capabilities:
              - name: NET_ADMIN
                description: "web: It sets up a tunnel."
              - name: ALL
                description: "web/engine: It makes namespaces."
              - name: CHOWN
                description: An init container gives volumes to their users.
              - name: DAC_OVERRIDE
                description: An init container gives volumes to their users.
              - name: FOWNER
                description: An init container gives volumes to their users.
            hostMounts: []
            """);
  }

  @Test
  void what_an_app_has_of_the_nas_is_told() {
    App app =
        Demo.web(
            a -> {},
            c ->
                c.device("/dev/net/tun", "It makes a tunnel.")
                    .hostPath("/proc", "/host/proc", "It measures the NAS."));

    assertThat(metadata(app))
        .endsWith(
            """
            hostMounts:
              - hostPath: /dev/net/tun
                description: "web: It makes a tunnel."
              - hostPath: /proc
                description: "web: It measures the NAS."
            """);
    assertThat(
            new ComposeEdition()
                .render(app)
                .files()
                .get(new RelativePath("trains/stable/demo/1.0.0/app.yaml"))
                .toText())
        .contains(
            """
            host_mounts:
              - description: "web: It makes a tunnel."
                host_path: /dev/net/tun
              - description: "web: It measures the NAS."
                host_path: /proc
            """);
  }

  @Test
  void every_exception_is_told_in_the_readme_with_its_reason() {
    App app =
        Demo.app(
            a ->
                a.workload(
                    Demo.WEB,
                    w ->
                        Demo.pod(
                            w,
                            c ->
                                c.writableRoot("It writes its settings anew.")
                                    .capability("NET_ADMIN", "It sets up a tunnel.")
                                    .hostPath("/proc", "/host/proc", "It measures the NAS."))));
    String told =
        """
        * web writes to its root file system: It writes its settings anew.
        * NET_ADMIN, web: It sets up a tunnel.
        * /proc of the NAS, web: It measures the NAS.
        """;

    assertThat(readme(new HelmEdition(), app, "stable/demo/1.0.0/README.md")).contains(told);
    assertThat(readme(new ComposeEdition(), app, "trains/stable/demo/1.0.0/README.md"))
        .contains(told);
    assertThat(metadata(app)).contains("web writes to its root file system");
  }

  @Test
  void rights_at_the_kubernetes_api_are_told_to_owners_of_charts() {
    App app =
        Demo.app(
            a ->
                a.group("G", g -> g.askOnly(Helm.EDITION, ELASTIC))
                    .workload(
                        Demo.WEB,
                        w -> {
                          Demo.pod(w, c -> {});
                          w.when(
                              ELASTIC,
                              elastic ->
                                  elastic
                                      .only(
                                          Helm.mayUseApi(
                                              List.of(""), List.of("pods"), List.of("get", "list")))
                                      .container(
                                          "elastic",
                                          Demo.IMAGE,
                                          c ->
                                              c.noHealthCheck("It only waits.")
                                                  .runAsRoot("It must.")));
                          w.only(
                              Helm.mayUseApiClusterWide(
                                  List.of(""), List.of("nodes"), List.of("list")));
                        }));

    assertThat(readme(new HelmEdition(), app, "stable/demo/1.0.0/README.md"))
        .contains(
            """
            * At the Kubernetes API, web: get, list of pods in the namespace of the app, where answers ask for it.
            * At the Kubernetes API, web: list of nodes in the whole cluster.
            """);
    assertThat(metadata(app)).contains("Runs web/elastic. It must.");
  }

  /** An edition that does not ask has nothing of what depends on the answer. */
  @Test
  void what_an_edition_leaves_out_is_not_told_there() {
    App app =
        Demo.app(
            a ->
                a.group("G", g -> g.askOnly(Helm.EDITION, ELASTIC))
                    .workload(
                        Demo.WEB,
                        w -> {
                          Demo.pod(w, c -> {});
                          w.when(
                              ELASTIC,
                              elastic ->
                                  elastic.container(
                                      "elastic",
                                      Demo.IMAGE,
                                      c ->
                                          c.noHealthCheck("It only waits.").runAsRoot("It must.")));
                        }));

    assertThat(metadata(app)).contains("Runs web/elastic. It must.");
    assertThat(
            new ComposeEdition()
                .render(app)
                .files()
                .get(new RelativePath("trains/stable/demo/1.0.0/app.yaml"))
                .toText())
        .contains("Runs web.")
        .doesNotContain("elastic", "It must.");
  }

  private static String readme(Edition edition, App app, String path) {
    return edition.renderSound(app).files().get(new RelativePath(path)).toText();
  }

  @Test
  void what_metadata_has_no_field_for_is_told_where_the_user_is() {
    App app =
        Demo.app(
            a ->
                a.workload(
                    Demo.WEB,
                    w -> {
                      w.hostNetwork("It finds devices by broadcasts.");
                      Demo.pod(w, c -> c.privilegeEscalation("Its sandbox has a helper."));
                    }));

    String told =
        "Runs web. Programs of web may gain rights: Its sandbox has a helper."
            + " web uses the network of the NAS: It finds devices by broadcasts.";
    assertThat(metadata(app)).contains("\"" + told + "\"");
    assertThat(
            new ComposeEdition()
                .render(app)
                .files()
                .get(new RelativePath("trains/stable/demo/1.0.0/app.yaml"))
                .toText())
        .contains("\"" + told + "\"");
  }

  private static String metadata(App app) {
    return new HelmEdition()
        .render(app)
        .files()
        .get(new RelativePath("stable/demo/1.0.0/metadata.yaml"))
        .toText();
  }
}
