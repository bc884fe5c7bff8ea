package dev.trainyard.apps.cockroachdb;

import static dev.trainyard.apps.cockroachdb.Rendering.APP;
import static dev.trainyard.apps.cockroachdb.Rendering.FIRST;
import static dev.trainyard.apps.cockroachdb.Rendering.FURTHER;
import static dev.trainyard.apps.cockroachdb.Rendering.HOSTILE;
import static dev.trainyard.apps.cockroachdb.Rendering.KEPT;
import static dev.trainyard.apps.cockroachdb.Rendering.THREE;
import static dev.trainyard.apps.cockroachdb.Rendering.names;
import static dev.trainyard.apps.cockroachdb.Rendering.refused;
import static dev.trainyard.apps.cockroachdb.Rendering.rendered;
import static dev.trainyard.apps.cockroachdb.Rendering.statements;
import static dev.trainyard.apps.cockroachdb.Rendering.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.apps.RenderedApp;
import dev.trainyard.apps.RenderedApp.Node;
import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.Scenario;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.ScalarQuestion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CockroachDbTest {

  @Test
  void the_definition_is_without_problems_and_renders() {
    assertThat(AppChecks.check(APP)).isEmpty();
    assertThat(new HelmEdition().render(APP).problems()).isEmpty();
  }

  @Test
  void nothing_but_the_passwords_must_be_answered() {
    assertThat(APP.groups().stream().flatMap(group -> group.questions().stream()))
        .filteredOn(question -> question instanceof ScalarQuestion<?> scalar && scalar.mandatory())
        .containsExactly(Wizard.PASSWORD, Wizard.ADMIN_PASSWORD);
  }

  @Test
  void the_server_is_run_without_the_entry_point_that_loses_certificates() {
    Node server = rendered("default").pod("server").container("server");

    assertThat(server.words("command"))
        .containsExactly(
            "/bin/sh", "/scripts/server.sh", "/cockroach/cockroach", "start-single-node");
    assertThat(server.words("args"))
        .contains("--certs-dir=/certificates-in-use", "--external-io-dir=/backup")
        .doesNotContain("--insecure", "--accept-sql-without-tls");
  }

  @Test
  void memory_is_given_in_bytes_of_the_limit() {
    assertThat(rendered("default").pod("server").container("server").words("args"))
        .contains("--cache=" + (1L << 30), "--max-sql-memory=" + (1L << 30));
    assertThat(rendered(HOSTILE).pod("server").container("server").words("args"))
        .contains("--cache=1717986918", "--max-sql-memory=858993459");
  }

  @Test
  void no_process_needs_more_than_an_ordinary_user_and_the_volumes() {
    RenderedApp app = rendered("host-paths-and-certificate");
    for (Node pod : List.of(app.pod("server"), app.jobPod("bootstrap"))) {
      assertThat(pod.at("securityContext").text("runAsUser")).isEqualTo("1000");
      assertThat(pod.at("securityContext").text("runAsGroup")).isEqualTo("1000");
      for (Node container : pod.containers()) {
        Node security = container.at("securityContext");
        assertThat(security.text("readOnlyRootFilesystem")).isEqualTo("true");
        if (!container.text("name").equals("permissions")) {
          assertThat(security.at("capabilities").fields()).containsOnlyKeys("drop");
        }
      }
    }
  }

  @Test
  void the_server_sees_neither_the_authority_nor_the_root_user() {
    Node pod = rendered("default").pod("server");

    assertThat(pod.container("server").list("volumeMounts"))
        .filteredOn(mount -> mount.text("name").equals("certs"))
        .extracting(Node::fields)
        .containsExactly(
            Map.of(
                "name", "certs",
                "mountPath", "/certificates",
                "subPath", "node",
                "readOnly", true));
    assertThat(pod.containerNames())
        .containsExactly("permissions", "version", "certificates", "server");
  }

  @Test
  void the_certificate_has_every_name_under_which_clients_come() {
    assertThat(names(rendered("default")))
        .containsExactly(
            "localhost",
            "127.0.0.1",
            "::1",
            "ci-cockroachdb-server",
            "ci-cockroachdb-server.ix-ci",
            "ci-cockroachdb-server.ix-ci.svc",
            "ci-cockroachdb-server.ix-ci.svc.cluster.local");
    assertThat(names(rendered("host-paths-and-certificate")))
        .endsWith("192.168.0.10", "nas.example.org", "*.nas.example.org", "fd00::10");
    // No wizard and no schema judges the address.
    String hostile = "192.168.0.10 \"$(TZ)\" # 'x' {{ 1 }}";
    assertThat(names(RenderedApp.of(APP, HOSTILE, KEPT, Wizard.NAS_ADDRESS, hostile)))
        .endsWith(hostile);
  }

  @Test
  void certificates_are_handed_out_into_a_storage_of_their_own_to_whom_the_owner_names() {
    RenderedApp app = rendered("host-paths-and-certificate");
    Node step = app.pod("server").container("certificates");

    assertThat(app.environment(step))
        .containsEntry("CLIENTS", "app reports")
        .containsEntry("HANDED_OUT", "/clients");
    assertThat(step.list("volumeMounts"))
        .extracting(mount -> mount.text("mountPath"))
        .contains("/certificates", "/clients");
    // The server and what speaks SQL have nothing to do with them.
    assertThat(app.pod("server").container("server").list("volumeMounts"))
        .extracting(mount -> mount.text("mountPath"))
        .doesNotContain("/clients");
    RenderedApp three = rendered(THREE);
    assertThat(three.environment(three.pod("server").container("certificates")))
        .containsEntry("CLIENTS", "");
    assertThat(three.environment(three.pod("server-2").container("certificates")))
        .doesNotContainKeys("CLIENTS", "HANDED_OUT");
    assertThat(environmentOfCertificates(rendered("default")))
        .containsEntry("CLIENTS", "")
        .containsEntry("HANDED_OUT", "/clients");
  }

  private static Map<String, String> environmentOfCertificates(RenderedApp app) {
    return app.environment(app.pod("server").container("certificates"));
  }

  @Test
  void the_service_has_the_name_that_the_certificate_has() {
    assertThat(rendered("default").names("Service")).contains("ci-cockroachdb-server");
  }

  @Test
  void a_certificate_of_the_nas_is_a_live_file_so_that_a_renewed_one_restarts_nothing() {
    RenderedApp chosen = rendered("host-paths-and-certificate");
    Node pod = chosen.pod("server");

    assertThat(chosen.liveFile(pod, "server", "/console", "ui.crt")).contains("CERTIFICATE");
    assertThat(chosen.liveFile(pod, "server", "/console", "ui.key")).contains("PRIVATE KEY");
    assertThat(chosen.environment(pod.container("server")))
        .containsEntry("CONSOLE", "/console")
        .containsEntry("MADE", "/certificates")
        .containsEntry("IN_USE", "/certificates-in-use");
    assertThat(rendered("default").pod("server").container("server").list("volumeMounts"))
        .extracting(mount -> mount.text("mountPath"))
        .doesNotContain("/console");
  }

  @Test
  void the_data_are_asked_for_their_version_before_anything_is_made() {
    RenderedApp app = rendered("host-paths-and-certificate");
    Node step = app.pod("server").container("version");

    assertThat(app.environment(step))
        .containsEntry("LINE", "25.4")
        .containsEntry("READS", "25.2 25.3 25.4")
        .containsEntry("STORE", "/cockroach/cockroach-data");
    assertThat(step.list("volumeMounts"))
        .filteredOn(mount -> mount.text("name").equals("data"))
        .extracting(mount -> mount.text("readOnly"))
        .containsExactly("true");
  }

  @Test
  void passwords_stand_in_secrets_only() {
    assertThat(rendered("default").withoutSecrets())
        .doesNotContain("a password of the app", "a password of the owner");
    assertThat(rendered(HOSTILE).withoutSecrets()).doesNotContain("DROP DATABASE", "it's: #1");
  }

  @Test
  void the_owners_variables_reach_the_server_as_they_are() {
    RenderedApp app = rendered(HOSTILE);

    assertThat(app.environment(app.pod("server").container("server")))
        .containsEntry("MOTTO", "a: b # \"{{ .Release }}\" 'c' $(TZ) \\n")
        .containsEntry("EMPTY", "")
        .containsEntry("GOMAXPROCS", "2")
        .containsEntry("GODEBUG", "disablethp=1")
        .containsEntry("COCKROACH_SKIP_ENABLING_DIAGNOSTIC_REPORTING", "true");
  }

  @Test
  void sql_without_tls_is_a_choice() {
    assertThat(
            rendered("host-paths-and-certificate").pod("server").container("server").words("args"))
        .contains("--accept-sql-without-tls");
  }

  @Test
  void health_is_asked_by_tls_and_recovery_has_ten_minutes() {
    Node pod = rendered("default").pod("server");
    Node server = pod.container("server");

    assertThat(server.probe("startupProbe")).isEqualTo("HTTPS /health within 600 s");
    assertThat(server.probe("livenessProbe")).isEqualTo("HTTPS /health within 60 s");
    assertThat(server.probe("readinessProbe")).isEqualTo("HTTPS /health?ready=1 within 10 s");
    assertThat(pod.text("terminationGracePeriodSeconds")).isEqualTo("60");
  }

  @Test
  void every_version_runs_on_a_patch_of_its_line_in_all_containers() {
    assertThat(Wizard.VERSION.options())
        .extracting(ChoiceQuestion.Option::value)
        .containsExactlyElementsOf(Versions.LINES.keySet());
    Versions.LINES.forEach(
        (line, known) -> {
          RenderedApp app = with(Wizard.VERSION, line);
          assertThat(known.patch()).startsWith(line + ".");
          assertThat(known.reads()).endsWith(line).hasSize(3);
          for (Node container :
              List.of(
                  app.pod("server").container("certificates"),
                  app.pod("server").container("server"),
                  app.jobPod("bootstrap").container("bootstrap"))) {
            assertThat(container.text("image"))
                .isEqualTo("docker.io/cockroachdb/cockroach:" + known.tag());
          }
        });
  }

  @Test
  void a_new_installation_starts_with_the_version_that_the_catalog_shows() {
    assertThat(APP.appVersion()).isEqualTo(Versions.LINES.get(Versions.DEFAULT).patch());
    assertThat(Wizard.VERSION.defaultValue()).contains(Versions.DEFAULT);
  }

  @Test
  void a_line_that_is_not_in_the_catalog_has_no_image() {
    assertThatThrownBy(() -> Versions.release("24.3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("CockroachDB 24.3 is not among [25.2, 25.4, 26.2]");
  }

  @Test
  void more_memory_than_is_safe_is_refused() {
    assertThat(with(Wizard.SQL_MEMORY, 27L)).isNotNull();
    refused(Wizard.SQL_MEMORY, 28L, "must be at most 80");
  }

  @Test
  void answers_that_do_not_go_together_are_refused() {
    refused(Wizard.USER, "ops", "have the same name");
    refused(Wizard.DATABASE, "system", "The database system belongs to CockroachDB");
    refused(Wizard.CONSOLE_PORT, 32257L, "would be the port 32257 of the NAS");
    refused(
        Wizard.SETTINGS,
        List.of(Map.of("name", "version", "value", "26.2")),
        "decide about upgrades");
    refused(
        Wizard.VARIABLES,
        List.of(Map.of("name", "GODEBUG", "value", "")),
        "that belongs to the app");
  }

  /** Parameters by scheme, as the functions that {@link Wizard#URI} names read them. */
  private static final Map<String, List<String>> PARAMETERS =
      Map.of(
          "s3",
          List.of(
              "AWS_ACCESS_KEY_ID",
              "AWS_SECRET_ACCESS_KEY",
              "AWS_ENDPOINT",
              "AWS_REGION",
              "AWS_USE_PATH_STYLE"),
          "gs",
          List.of("AUTH", "CREDENTIALS"),
          "azure-blob",
          List.of("AZURE_ACCOUNT_NAME", "AZURE_ACCOUNT_KEY"),
          "external",
          List.of());

  @Test
  void the_readme_shows_uris_that_the_wizard_and_cockroachdb_take() {
    Set<String> schemes = new TreeSet<>();
    for (String uri : all("(?:s3|gs|azure-blob|external)://[A-Za-z0-9/?&=_%.-]+")) {
      String scheme = uri.substring(0, uri.indexOf(':'));
      schemes.add(scheme);
      assertThat(Wizard.URI.limits().admits(uri)).as(uri).isTrue();
      assertThat(Pattern.compile("[?&]([A-Z_]+)=").matcher(uri).results().map(one -> one.group(1)))
          .isSubsetOf(PARAMETERS.get(scheme));
    }

    assertThat(schemes).isEqualTo(PARAMETERS.keySet());
    assertThat(all("(?<=[?&])[A-Z_]{4,}(?==)"))
        .containsAll(PARAMETERS.values().stream().flatMap(List::stream).toList())
        .isSubsetOf(PARAMETERS.values().stream().flatMap(List::stream).toList());
  }

  private static List<String> all(String pattern) {
    return Pattern.compile(pattern)
        .matcher(APP.prose().readme())
        .results()
        .map(MatchResult::group)
        .toList();
  }

  /** CockroachDB renames no database with views: who restores one has another way. */
  @Test
  void a_restored_database_can_take_the_name_of_the_one_that_cannot_be_renamed() {
    assertThat(APP.prose().readme())
        .contains(
            """
                   DROP DATABASE app_restored CASCADE;
                   DROP DATABASE app CASCADE;
                   RESTORE DATABASE app FROM LATEST IN 'nodelocal://1/scheduled';
            """);
  }

  @Test
  void the_readme_says_where_data_lie_and_how_apps_connect_on_every_release() {
    assertThat(APP.prose().readme())
        .contains(
            "| 22.02 to 24.04 |"
                + " `/mnt/POOL/ix-applications/releases/NAME/volumes/ix_volumes/DATASET` |",
            "| 24.10 and later | `/mnt/.ix-apps/app_mounts/NAME/DATASET` |",
            "as clients on the network do on TrueNAS 24.10 and later");
  }

  @Test
  void backups_go_where_every_node_of_the_nas_finds_them_or_to_the_uri() {
    assertThat(statements(rendered(THREE)))
        .contains("FOR BACKUP INTO 'nodelocal://self/scheduled' RECURRING '0 1 * * *'");
    for (String node : List.of("server", "server-2", "server-3")) {
      assertThat(rendered(THREE).pod(node).container(node).list("volumeMounts"))
          .extracting(mount -> mount.text("mountPath"))
          .contains("/backup");
    }
    RenderedApp elsewhere = rendered(FIRST);
    assertThat(statements(elsewhere))
        .contains(
            "FOR BACKUP INTO 's3://backups/nas?AWS_ACCESS_KEY_ID=id"
                + "&AWS_SECRET_ACCESS_KEY=it''s%2Fsecret' RECURRING");
    assertThat(elsewhere.withoutSecrets()).doesNotContain("AWS_SECRET_ACCESS_KEY");
  }

  @Test
  void the_owners_flags_are_one_argument_each() {
    assertThat(rendered(HOSTILE).pod("server").container("server").words("args"))
        .contains("--attrs=x's: #2 {{ x }} $(TZ)");
  }

  @Test
  void what_several_nodes_licence_flags_and_backups_need_is_refused_when_it_is_missing() {
    refused(
        Wizard.FLAGS,
        List.of(Map.of("name", "insecure", "value", "true")),
        "A flag of the server belongs to the app");
    refused(ClusterWizard.TOPOLOGY, "join", "needs its own address and the addresses of the nodes");
    refused(Wizard.LICENCE, "enterprise", "The licence key is missing");
    assertThatThrownBy(() -> RenderedApp.of(APP, THREE, KEPT, Wizard.REPORTS, false))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("needs usage reports");
    assertThatThrownBy(() -> RenderedApp.of(APP, THREE, KEPT, Wizard.DESTINATION, "uri"))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("need the URI");
  }

  @Test
  void it_is_tested_with_every_topology_with_host_paths_and_with_hostile_answers() {
    assertThat(APP.scenarios())
        .extracting(Scenario::name)
        .containsExactly("default", "host-paths-and-certificate", THREE, FIRST, FURTHER, HOSTILE);
  }
}
