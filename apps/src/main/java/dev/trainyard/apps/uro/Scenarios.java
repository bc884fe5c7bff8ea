package dev.trainyard.apps.uro;

import dev.trainyard.generator.block.ExtraStorage;
import dev.trainyard.generator.block.ExtraVariables;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.question.GivenAnswers;

/** The answers the app is tested with. */
final class Scenarios {

  private Scenarios() {}

  static void add(AppSpec a) {
    a.scenario("default", s -> images(s.answer(Wizard.HOST, "192.168.0.10")))
        .scenario(
            "host-paths-and-certificate",
            s ->
                images(s.answer(Wizard.HOST, "vsekai.example.org"))
                    .hostPath(Wizard.UPLOADS, "/mnt/tank/uro/uploads")
                    .hostPath(Database.DATA, "/mnt/tank/uro/database")
                    .hostPath(Database.CERTIFICATES, "/mnt/tank/uro/database-certs")
                    .hostPath(Database.DUMPS, "/mnt/backup/uro")
                    .answer(Database.DUMP, "weekly")
                    .answer(Database.DUMPS_KEPT, 4)
                    .temporary(Wizard.SESSIONS)
                    .answer(Wizard.CERTIFICATE, 1)
                    .items(Wizard.TRUSTED_PROXIES, "192.168.0.2", "fd00::/64")
                    .items(Wizard.ADMINS, "alice", "bob_2")
                    .items(Wizard.UPLOADERS, "carol", "dave"))
        .scenario(
            "external-database-and-services",
            s ->
                images(s.answer(Wizard.HOST, "vsekai.example.org"))
                    .answer(Wizard.REACHED, "https_proxy")
                    .answer(Wizard.PUBLIC_PORT, 8443)
                    .answer(Database.MODE, "external")
                    .answer(Database.HOST, "db.example.org")
                    .answer(Database.NAME, "uro_prod")
                    .answer(Database.USER, "uro-prod")
                    .answer(Database.PASSWORD, "pa:ss@w/o%r+d ?#&")
                    .answer(Database.TLS, true)
                    .items(Wizard.ADMINS, "carol")
                    .items(
                        Wizard.STORAGES,
                        ExtraStorage.item(Wizard.STORAGES, "/mnt/tank/models", "/models", true))
                    .answer(Services.MAIL, true)
                    .answer(Services.SENDGRID_KEY, "SG.0123456789")
                    .answer(Services.MAIL_SENDER, "noreply@example.org")
                    .answer(Services.CAPTCHA, "turnstile")
                    .answer(Services.CAPTCHA_SITE_KEY, "0x4AAA")
                    .answer(Services.CAPTCHA_SECRET_KEY, "0x4BBB")
                    .answer(Services.GITHUB_ID, "Iv1.0123456789abcdef")
                    .answer(Services.GITHUB_SECRET, "0123456789abcdef"))
        .scenario(
            "postgresql",
            s ->
                images(s.answer(Wizard.HOST, "nas.local"))
                    .answer(Wizard.REACHED, "http_proxy")
                    .answer(Wizard.PUBLIC_PORT, 80)
                    .answer(Database.MODE, "bundled_postgresql")
                    .hostPath(Database.POSTGRESQL_DATA, "/mnt/tank/uro/postgresql")
                    .hostPath(Database.DUMPS, "/mnt/backup/uro")
                    .answer(Database.DUMP, "daily")
                    .items(Wizard.ADMINS, "dave")
                    .limits(Wizard.API_LIMITS, 4, 2048)
                    .limits(Wizard.SITE_LIMITS, 2, 1024)
                    .limits(Wizard.DATABASE_LIMITS, 3, 4096))
        .scenario(
            "at-the-usual-port",
            s ->
                images(s.answer(Wizard.HOST, "vsekai.example.org"))
                    .answer(Wizard.CERTIFICATE, 1)
                    .answer(Wizard.USUAL_PORT, true))
        .scenario(
            "at-the-usual-port-of-one-address",
            s ->
                images(s.answer(Wizard.HOST, "192.168.0.11"))
                    .answer(Wizard.USUAL_PORT, true)
                    .answer(Wizard.USUAL_ADDRESS, "192.168.0.11"))
        .scenario("live", s -> environment(s, "live", "vsekai.example.org", 31400))
        .scenario("staging", s -> environment(s, "staging", "staging.vsekai.example.org", 31401))
        .scenario(
            "sandbox",
            s ->
                images(s.answer(Wizard.HOST, "sandbox.vsekai.example.org"))
                    .answer(Wizard.ENVIRONMENT, "sandbox")
                    .answer(Wizard.WEB_PORT, 31402)
                    .answer(Wizard.CERTIFICATE, 1))
        .scenario(
            "hostile-answers",
            s ->
                images(s.answer(Wizard.HOST, "vsekai.local"))
                    .answer(Wizard.REACHED, "https_proxy")
                    .answer(Database.MODE, "external")
                    .answer(Database.HOST, "10.0.0.7")
                    .answer(Database.NAME, "uro")
                    .answer(Database.USER, "o'neil\"{{ .Values }}")
                    .answer(Database.PASSWORD, "'; -- $(PORT) {{ x }} : # \\ \"%s\"")
                    .answer(
                        Wizard.KEY_BASE,
                        "a: b #\"'{{ .Release.Name }}' $(URL) \\n %d ${HOME} `id` && rm -rf / "
                            .repeat(2))
                    .answer(Wizard.SIGNUP_KEY, "{{ required }} $(TZ)")
                    .answer(Services.DISCORD_ID, "\"{{ 1 }}\" $(URL) # : '")
                    .answer(Services.DISCORD_SECRET, "- [a]: {b}")
                    .items(
                        Wizard.VARIABLES,
                        ExtraVariables.item("MOTTO", "a: b # \"{{ .Release }}\" 'c' $(TZ)"),
                        ExtraVariables.item("EMPTY", ""),
                        ExtraVariables.item("YES", "yes")));
  }

  /**
   * One of two installations side by side, behind a reverse proxy of the owner. The mail answers of
   * staging are there for the day it becomes live.
   */
  private static GivenAnswers environment(GivenAnswers s, String name, String host, int port) {
    String folder = "/mnt/tank/apps/uro/" + name + "/";
    return images(s.answer(Wizard.HOST, host))
        .answer(Wizard.REACHED, "https_proxy")
        .answer(Wizard.ENVIRONMENT, name)
        .answer(Wizard.WEB_PORT, port)
        .items(Wizard.TRUSTED_PROXIES, "192.168.0.2")
        .answer(Database.MODE, "bundled_postgresql")
        .hostPath(Database.POSTGRESQL_DATA, folder + "postgresql")
        .hostPath(Database.DUMPS, folder + "dumps")
        .hostPath(Wizard.UPLOADS, folder + "uploads")
        .temporary(Wizard.SESSIONS)
        .answer(Services.MAIL, true)
        .answer(Services.SENDGRID_KEY, "SG.0123456789")
        .answer(Services.MAIL_SENDER, "noreply@example.org")
        .answer(Services.GITHUB_ID, name + "-of-github")
        .answer(Services.GITHUB_SECRET, name + "-secret-of-github")
        .answer(Wizard.KEY_BASE, (name + "-key-base-").repeat(5))
        .answer(Wizard.TOKEN_SIGNER, (name + "-token-signer-").repeat(2))
        .answer(Wizard.SIGNUP_KEY, name + "-sign-up-key");
  }

  private static GivenAnswers images(GivenAnswers s) {
    return s.answer(Wizard.API_IMAGE, "ghcr.io/somebody/uro")
        .answer(Wizard.API_TAG, "2025.06.26-b3f491a@sha256:" + "0123456789abcdef".repeat(4))
        .answer(Wizard.SITE_IMAGE, "ghcr.io/somebody/uro-frontend")
        .answer(Wizard.SITE_TAG, "2025.06.26-b3f491a");
  }
}
