package dev.trainyard.apps.cockroachdb;

import dev.trainyard.generator.model.AppSpec;
import java.util.Map;

/** The answers the app is tested with. */
final class Scenarios {

  private Scenarios() {}

  static void add(AppSpec a) {
    a.scenario("default", s -> {})
        .scenario(
            "host-paths-and-certificate",
            s ->
                s.hostPath(Wizard.DATA, "/mnt/tank/cockroachdb/data")
                    .hostPath(Wizard.CERTIFICATES, "/mnt/tank/cockroachdb/certs")
                    .hostPath(Wizard.BACKUP, "/mnt/tank/cockroachdb/backup")
                    .certificate(Wizard.CERTIFICATE, 1)
                    .answer(Wizard.NAS_ADDRESS, "192.168.0.10")
                    .items(Wizard.NAMES, "nas.example.org", "*.nas.example.org", "fd00::10")
                    .answer(Wizard.VERSION, "25.4")
                    .answer(Wizard.FINALIZE, true)
                    .answer(Wizard.SQL_SECURITY, "tls_sql_optional"))
        .scenario(
            "hostile-answers",
            s ->
                s.answer(Wizard.PASSWORD, "it's: #1 \"{{ .Values }}\" $(TZ) \\ %s ; --")
                    .answer(Wizard.ADMIN_PASSWORD, "'; DROP DATABASE app; -- `$(id)` ${HOME}")
                    .answer(Wizard.DATABASE, "select")
                    .answer(Wizard.USER, "order")
                    .answer(Wizard.NAS_ADDRESS, "192.168.0.10 \"$(TZ)\" # 'x' {{ 1 }}")
                    .items(
                        Wizard.SETTINGS,
                        Map.of("name", "cluster.organization", "value", "O'Neil: #1 {{ x }} $(TZ)"),
                        Map.of("name", "kv.rangefeed.enabled", "value", "true"))
                    .items(
                        Wizard.VARIABLES,
                        Map.of("name", "MOTTO", "value", "a: b # \"{{ .Release }}\" 'c' $(TZ) \\n"),
                        Map.of("name", "EMPTY", "value", ""))
                    .answer(Wizard.CACHE, 40)
                    .answer(Wizard.SQL_MEMORY, 20));
  }
}
