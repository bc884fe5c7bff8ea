package dev.trainyard.apps.cockroachdb;

import dev.trainyard.generator.block.ExtraVariables;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.question.GivenAnswers;

/** The answers the app is tested with. */
final class Scenarios {

  private static final String[] NODES = {
    "nas-1.example.org:32257", "192.168.0.11:32300", "192.168.0.12:32257"
  };

  private Scenarios() {}

  static void add(AppSpec a) {
    a.scenario("default", s -> passwords(s))
        .scenario(
            "host-paths-and-certificate",
            s ->
                passwords(s)
                    .hostPath(Wizard.DATA, "/mnt/tank/cockroachdb/data")
                    .hostPath(Wizard.CERTIFICATES, "/mnt/tank/cockroachdb/certs")
                    .hostPath(Wizard.BACKUP, "/mnt/tank/cockroachdb/backup")
                    .answer(Wizard.CERTIFICATE, 1)
                    .answer(Wizard.NAS_ADDRESS, "192.168.0.10")
                    .items(Wizard.NAMES, "nas.example.org", "*.nas.example.org", "fd00::10")
                    .items(
                        Wizard.USERS,
                        i ->
                            i.answer(Wizard.USER_NAME, "reader")
                                .answer(Wizard.USER_PASSWORD, "a password of readers"),
                        i ->
                            i.answer(Wizard.USER_NAME, "reports")
                                .answer(Wizard.USER_PASSWORD, "a password of reports"))
                    .items(
                        Wizard.STATEMENTS,
                        "CREATE TABLE IF NOT EXISTS notes (id UUID PRIMARY KEY, body STRING)",
                        "GRANT SELECT ON TABLE notes TO reader; ")
                    .hostPath(Wizard.HANDED_OUT, "/mnt/tank/shares/cockroachdb")
                    .items(Wizard.CLIENTS, "app", "reports")
                    .answer(Wizard.VERSION, "25.4")
                    .answer(Wizard.FINALIZE, "25.4")
                    .answer(Wizard.SCHEDULED, true)
                    .schedule(Wizard.SCHEDULE, "30 2 * * 0")
                    .answer(Wizard.SQL_SECURITY, "tls_sql_optional"))
        .scenario(
            "three-nodes",
            s ->
                passwords(s)
                    .answer(ClusterWizard.TOPOLOGY, "three_nodes")
                    .hostPath(ClusterWizard.DATA_2, "/mnt/fast/cockroachdb/data")
                    .answer(Wizard.NAS_ADDRESS, "192.168.0.10")
                    .answer(Wizard.CERTIFICATE, 1)
                    .answer(Wizard.LICENCE, "reporting")
                    .answer(Wizard.LICENSE_KEY, "crl-0-a/licence+key=")
                    .answer(Wizard.REPORTS, true)
                    .answer(Wizard.SCHEDULED, true))
        .scenario(
            "first-of-several-nas",
            s ->
                passwords(s)
                    .answer(ClusterWizard.TOPOLOGY, "join")
                    .answer(ClusterWizard.ADDRESS, "nas-1.example.org")
                    .items(ClusterWizard.NODES, NODES)
                    .answer(ClusterWizard.BEGINS, true)
                    .answer(ClusterWizard.LOCALITY, "region=home,rack=attic")
                    .items(
                        Wizard.FLAGS,
                        i ->
                            i.answer(Wizard.FLAG_NAME, "max-offset")
                                .answer(Wizard.FLAG_VALUE, "400ms"),
                        i ->
                            i.answer(Wizard.FLAG_NAME, "cluster-name")
                                .answer(Wizard.FLAG_VALUE, "all-nas"))
                    .answer(Wizard.LICENCE, "enterprise")
                    .answer(Wizard.LICENSE_KEY, "crl-0-another-key")
                    .answer(Wizard.SCHEDULED, true)
                    .answer(Wizard.DESTINATION, "uri")
                    .answer(
                        Wizard.URI,
                        "s3://backups/nas?AWS_ACCESS_KEY_ID=id&AWS_SECRET_ACCESS_KEY=it's%2Fsecret"))
        .scenario(
            "further-of-several-nas",
            s ->
                passwords(s)
                    .answer(ClusterWizard.TOPOLOGY, "join")
                    .answer(ClusterWizard.ADDRESS, "192.168.0.11")
                    .answer(Wizard.SQL_PORT, 32300)
                    .items(ClusterWizard.NODES, NODES))
        .scenario(
            "hostile-answers",
            s ->
                s.answer(Wizard.PASSWORD, "it's: #1 \"{{ .Values }}\" $(TZ) \\ %s ; --")
                    .answer(Wizard.ADMIN_PASSWORD, "'; DROP DATABASE app; -- `$(id)` ${HOME}")
                    .answer(Wizard.DATABASE, "select")
                    .answer(Wizard.USER, "order")
                    .answer(Wizard.NAS_ADDRESS, "fd00::10")
                    .items(
                        Wizard.USERS,
                        i ->
                            i.answer(Wizard.USER_NAME, "table")
                                .answer(Wizard.USER_PASSWORD, "it's: #1 '{{ x }}' $(TZ) \\"))
                    .items(Wizard.STATEMENTS, "SELECT 'it''s: #1 \"{{ x }}\" $(TZ) \\ %s' -- ; $x")
                    .items(
                        Wizard.SETTINGS,
                        i ->
                            i.answer(Wizard.SETTING_NAME, "cluster.organization")
                                .answer(Wizard.SETTING_VALUE, "O'Neil: #1 {{ x }} $(TZ)"),
                        i ->
                            i.answer(Wizard.SETTING_NAME, "kv.rangefeed.enabled")
                                .answer(Wizard.SETTING_VALUE, "true"))
                    .items(
                        Wizard.VARIABLES,
                        ExtraVariables.item("MOTTO", "a: b # \"{{ .Release }}\" 'c' $(TZ) \\n"),
                        ExtraVariables.item("EMPTY", ""))
                    .items(
                        Wizard.FLAGS,
                        i ->
                            i.answer(Wizard.FLAG_NAME, "attrs")
                                .answer(Wizard.FLAG_VALUE, "x's: #2 {{ x }} $(TZ)"))
                    .answer(Wizard.CACHE, 40)
                    .answer(Wizard.SQL_MEMORY, 20));
  }

  private static GivenAnswers passwords(GivenAnswers s) {
    return s.answer(Wizard.PASSWORD, "a password of the app")
        .answer(Wizard.ADMIN_PASSWORD, "a password of the owner");
  }
}
