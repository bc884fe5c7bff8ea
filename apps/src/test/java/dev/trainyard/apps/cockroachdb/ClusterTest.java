package dev.trainyard.apps.cockroachdb;

import static dev.trainyard.apps.cockroachdb.Rendering.FIRST;
import static dev.trainyard.apps.cockroachdb.Rendering.FURTHER;
import static dev.trainyard.apps.cockroachdb.Rendering.THREE;
import static dev.trainyard.apps.cockroachdb.Rendering.environmentOfBootstrap;
import static dev.trainyard.apps.cockroachdb.Rendering.names;
import static dev.trainyard.apps.cockroachdb.Rendering.rendered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.RenderedApp;
import dev.trainyard.apps.RenderedApp.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several nodes, on one NAS or on several. */
class ClusterTest {

  @Test
  void three_nodes_are_three_workloads_with_a_storage_each() {
    RenderedApp app = rendered(THREE);

    assertThat(app.names("Deployment"))
        .containsExactly(
            "ci-cockroachdb-server", "ci-cockroachdb-server-2", "ci-cockroachdb-server-3");
    assertThat(List.of("server", "server-2", "server-3"))
        .extracting(node -> dataOf(app.pod(node), node))
        .containsExactly("data", "cluster-data-2", "cluster-data-3");
    assertThat(rendered("default").names("Deployment")).containsExactly("ci-cockroachdb-server");
  }

  private static String dataOf(Node pod, String container) {
    return pod.container(container).list("volumeMounts").stream()
        .filter(mount -> mount.text("mountPath").equals("/cockroach/cockroach-data"))
        .findFirst()
        .orElseThrow()
        .text("name");
  }

  @Test
  void each_of_three_nodes_is_found_by_the_others_under_its_own_name() {
    RenderedApp app = rendered(THREE);
    String join =
        "--join=ci-cockroachdb-server:26257,ci-cockroachdb-server-2:26257,"
            + "ci-cockroachdb-server-3:26257";

    for (String node : List.of("server", "server-2", "server-3")) {
      Node server = app.pod(node).container(node);
      assertThat(server.words("command")).endsWith("start");
      assertThat(server.words("args"))
          .contains(join, "--advertise-addr=ci-cockroachdb-" + node + ":26257")
          .doesNotContain("--advertise-addr=127.0.0.1:26257");
    }
    assertThat(rendered("default").pod("server").container("server").words("args"))
        .contains("--advertise-addr=127.0.0.1:26257")
        .noneMatch(argument -> argument.startsWith("--join"));
  }

  /** A node becomes ready when the others have found it; through a ready node only, none would. */
  @Test
  void nodes_reach_each_other_before_they_are_ready_and_clients_of_the_nas_only_after() {
    RenderedApp three = rendered(THREE);

    for (String node : List.of("server", "server-2", "server-3")) {
      assertThat(early(three, "ci-cockroachdb-" + node)).isEqualTo("true");
    }
    assertThat(early(rendered("default"), "ci-cockroachdb-server")).isEqualTo("false");
    assertThat(early(three, "ci-cockroachdb-sql-port-nodeport")).isEqualTo("false");
    assertThat(early(rendered("default"), "ci-cockroachdb-sql-port-nodeport")).isEqualTo("false");
  }

  @Test
  void nodes_of_several_nas_reach_each_other_by_ports_of_these_before_they_are_ready() {
    for (String scenario : List.of(FIRST, FURTHER)) {
      assertThat(early(rendered(scenario), "ci-cockroachdb-sql-port-nodeport")).isEqualTo("true");
    }
  }

  private static String early(RenderedApp app, String service) {
    return app.manifest("Service", service).at("spec").text("publishNotReadyAddresses");
  }

  @Test
  void one_node_makes_the_certificate_of_all_three_and_the_others_wait_for_it() {
    RenderedApp app = rendered(THREE);

    assertThat(names(app))
        .contains(
            "ci-cockroachdb-server",
            "ci-cockroachdb-server-2.ix-ci.svc.cluster.local",
            "ci-cockroachdb-server-3")
        .endsWith("192.168.0.10");
    for (String node : List.of("server-2", "server-3")) {
      Node step = app.pod(node).container("certificates");
      assertThat(step.words("args")).isEqualTo(names(app));
      assertThat(app.environment(step)).containsEntry("MADE_BY", "server");
      assertThat(step.list("volumeMounts"))
          .filteredOn(mount -> mount.text("name").equals("certs"))
          .extracting(mount -> mount.text("readOnly"))
          .containsExactly("true");
    }
    assertThat(app.environment(app.pod("server").container("certificates")))
        .doesNotContainKeys("MADE_BY", "AUTHORITY");
  }

  @Test
  void several_nodes_become_a_cluster_before_anything_is_created_in_it() {
    Node pod = rendered(THREE).jobPod("bootstrap");

    assertThat(pod.containerNames()).containsExactly("permissions", "bootstrap");
    assertThat(rendered(THREE).environment(pod.container("bootstrap")))
        .containsEntry("BEGINS", "true")
        .containsEntry("BEGUN", "/begun/cluster")
        .containsEntry("COCKROACH_HOST", "ci-cockroachdb-server:26257")
        .containsEntry("COCKROACH_CERTS_DIR", "/certificates/client");
    assertThat(environmentOfBootstrap(rendered("default"))).doesNotContainKey("BEGINS");
  }

  /**
   * As the vendor's chart (cockroachdb/helm-charts cockroachdb/templates/poddisruptionbudget.yaml).
   */
  @Test
  void who_empties_nodes_of_a_cluster_takes_one_of_three_at_a_time() {
    Node budget =
        rendered(THREE).manifest("PodDisruptionBudget", "cockroachdb-server-budget").at("spec");

    assertThat(budget.text("maxUnavailable")).isEqualTo("1");
    assertThat(budget.at("selector").list("matchExpressions").get(0).words("values"))
        .containsExactly("server", "server-2", "server-3");
    for (String scenario : List.of("default", FIRST, FURTHER)) {
      assertThat(rendered(scenario).names("PodDisruptionBudget")).isEmpty();
    }
  }

  @Test
  void one_of_several_nodes_has_five_minutes_to_hand_over() {
    for (String scenario : List.of(THREE, FIRST, FURTHER)) {
      assertThat(rendered(scenario).pod("server").text("terminationGracePeriodSeconds"))
          .isEqualTo("300");
    }
    assertThat(rendered(THREE).pod("server-3").text("terminationGracePeriodSeconds"))
        .isEqualTo("300");
  }

  @Test
  void a_node_of_several_nas_is_found_by_its_address_and_the_ports_of_the_nas() {
    Node first = rendered(FIRST).pod("server").container("server");
    Node further = rendered(FURTHER).pod("server").container("server");
    String join = "--join=nas-1.example.org:32257,192.168.0.11:32300,192.168.0.12:32257";

    assertThat(first.words("args"))
        .contains(
            join,
            "--advertise-addr=nas-1.example.org:32257",
            "--advertise-http-addr=nas-1.example.org:32808",
            "--locality=region=home,rack=attic");
    assertThat(further.words("args"))
        .contains(join, "--advertise-addr=192.168.0.11:32300")
        .noneMatch(argument -> argument.startsWith("--locality"));
    assertThat(names(rendered(FIRST))).endsWith("nas-1.example.org");
    assertThat(names(rendered(FURTHER))).endsWith("192.168.0.11");
  }

  @Test
  void a_cluster_with_a_name_is_begun_by_it() {
    RenderedApp app = rendered(FIRST);

    assertThat(app.pod("server").container("server").words("args"))
        .contains("--cluster-name=all-nas", "--max-offset=400ms");
    assertThat(environmentOfBootstrap(app)).containsEntry("CLUSTER_NAME", "all-nas");
    assertThat(environmentOfBootstrap(rendered(THREE))).containsEntry("CLUSTER_NAME", "");
  }

  @Test
  void only_the_node_that_begins_makes_an_authority_and_sets_the_cluster_up() {
    RenderedApp first = rendered(FIRST);
    RenderedApp further = rendered(FURTHER);

    assertThat(first.names("Job")).hasSize(1);
    assertThat(environmentOfBootstrap(first)).containsEntry("BEGINS", "true");
    assertThat(first.environment(first.pod("server").container("certificates")))
        .doesNotContainKey("AUTHORITY");
    assertThat(further.names("Job")).isEmpty();
    assertThat(further.environment(further.pod("server").container("certificates")))
        .containsEntry("AUTHORITY", "given");
  }
}
