package dev.trainyard.apps.cockroachdb;

import dev.trainyard.generator.block.ExtraVariables;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.question.GivenAnswers;

/** The answers the app is tested with. */
final class Scenarios {

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
                    .answer(Wizard.VERSION, "25.4")
                    .answer(Wizard.FINALIZE, "25.4")
                    .answer(Wizard.SCHEDULED, true)
                    .schedule(Wizard.SCHEDULE, "30 2 * * 0")
                    .answer(Wizard.SQL_SECURITY, "tls_sql_optional"))
        .scenario(
            "hostile-answers",
            s ->
                s.answer(Wizard.PASSWORD, "it's: #1 \"{{ .Values }}\" $(TZ) \\ %s ; --")
                    .answer(Wizard.ADMIN_PASSWORD, "'; DROP DATABASE app; -- `$(id)` ${HOME}")
                    .answer(Wizard.DATABASE, "select")
                    .answer(Wizard.USER, "order")
                    .answer(Wizard.NAS_ADDRESS, "fd00::10")
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
                    .answer(Wizard.CACHE, 40)
                    .answer(Wizard.SQL_MEMORY, 20));
  }

  private static GivenAnswers passwords(GivenAnswers s) {
    return s.answer(Wizard.PASSWORD, "a password of the app")
        .answer(Wizard.ADMIN_PASSWORD, "a password of the owner");
  }
}
