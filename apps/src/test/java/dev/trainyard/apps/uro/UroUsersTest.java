package dev.trainyard.apps.uro;

import static dev.trainyard.apps.uro.Rendering.CERTIFICATE;
import static dev.trainyard.apps.uro.Rendering.DEFAULT;
import static dev.trainyard.apps.uro.Rendering.EXTERNAL;
import static dev.trainyard.apps.uro.Rendering.HOSTILE;
import static dev.trainyard.apps.uro.Rendering.LIVE;
import static dev.trainyard.apps.uro.Rendering.POSTGRESQL;
import static dev.trainyard.apps.uro.Rendering.STAGING;
import static dev.trainyard.apps.uro.Rendering.api;
import static dev.trainyard.apps.uro.Rendering.rendered;
import static dev.trainyard.apps.uro.Rendering.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.RenderedApp;
import dev.trainyard.apps.RenderedApp.Node;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may do what in Uro, and how they sign up and in. */
class UroUsersTest {

  @Test
  void administrators_get_their_rights_when_the_tables_are_there() {
    RenderedApp app = rendered(CERTIFICATE);
    Node pod = app.jobPod("administrators");

    assertThat(rendered(DEFAULT).names("Job")).isEmpty();
    assertThat(pod.containerNames()).containsExactly("administrators");
    assertThat(pod.text("restartPolicy")).isEqualTo("Never");
    assertThat(app.manifest("Job", "-administrators-7").at("spec").text("activeDeadlineSeconds"))
        .isEqualTo("600");
    assertThat(app.environment(pod.container("administrators")))
        .containsEntry("ADMINISTRATORS", "alice,bob_2")
        .containsEntry("UPLOADERS", "carol,dave")
        .containsAllEntriesOf(
            connection(
                "ci-uro-database", "26257", "uro", "uro", "generatedForTheDatabase", "prefer"));
    assertThat(administrators(EXTERNAL))
        .containsAllEntriesOf(
            connection(
                "db.example.org", "26257", "uro_prod", "uro-prod", "pa:ss@w/o%r+d ?#&", "require"));
    assertThat(administrators(POSTGRESQL))
        .containsAllEntriesOf(
            connection(
                "ci-uro-postgresql", "5432", "uro", "uro", "generatedForPostgreSql", "prefer"));
  }

  private static Map<String, String> connection(
      String host, String port, String database, String user, String password, String ssl) {
    return Map.of(
        "PGHOST", host,
        "PGPORT", port,
        "PGDATABASE", database,
        "PGUSER", user,
        "PGPASSWORD", password,
        "PGSSLMODE", ssl);
  }

  private static Map<String, String> administrators(String scenario) {
    RenderedApp app = rendered(scenario);
    return app.environment(app.jobPod("administrators").container("administrators"));
  }

  /** Without it the site shows one page only to whoever has logged in. */
  @Test
  void addresses_are_confirmed_while_no_mail_asks_for_it() {
    RenderedApp app = rendered(DEFAULT);
    Node pod = app.pod("confirmation");

    assertThat(pod.containerNames()).containsExactly("wait-for-uro", "confirmation");
    assertThat(app.environment(pod.container("confirmation")))
        .containsExactlyInAnyOrderEntriesOf(
            connection(
                "ci-uro-database", "26257", "uro", "uro", "generatedForTheDatabase", "prefer"));
    assertThat(deployments(rendered(STAGING))).anyMatch(name -> name.endsWith("-confirmation"));
    for (String mailed : List.of(LIVE, EXTERNAL)) {
      assertThat(deployments(rendered(mailed))).noneMatch(name -> name.endsWith("-confirmation"));
    }
    assertThat(deployments(with(DEFAULT, Services.CONFIRM, false)))
        .noneMatch(name -> name.endsWith("-confirmation"));
  }

  private static List<String> deployments(RenderedApp app) {
    return app.names("Deployment");
  }

  @Test
  void users_may_upload_without_being_administrators() {
    RenderedApp app = with(DEFAULT, Wizard.UPLOADERS, List.of("erin"));

    assertThat(app.environment(app.jobPod("administrators").container("administrators")))
        .containsEntry("ADMINISTRATORS", "")
        .containsEntry("UPLOADERS", "erin");
    assertThat(rendered(DEFAULT).names("Job")).isEmpty();
  }

  @Test
  void another_administrator_restarts_nothing() {
    RenderedApp before = rendered(CERTIFICATE);
    RenderedApp after = with(CERTIFICATE, Wizard.ADMINS, List.of("alice", "bob_2", "carol"));

    assertThat(before.manifest("Job", "-administrators-7"))
        .isNotEqualTo(after.manifest("Job", "-administrators-7"));
    for (String name : before.names("ConfigMap")) {
      assertThat(after.manifest("ConfigMap", name)).isEqualTo(before.manifest("ConfigMap", name));
    }
    for (String name : before.names("Deployment")) {
      assertThat(after.manifest("Deployment", name)).isEqualTo(before.manifest("Deployment", name));
    }
  }

  @Test
  void the_captcha_has_both_test_keys_or_both_of_the_owner() {
    RenderedApp test = rendered(DEFAULT);
    RenderedApp own = rendered(EXTERNAL);

    assertThat(captcha(test))
        .containsExactly("1x0000000000000000000000000000000AA", "1x00000000000000000000AA");
    assertThat(captcha(own)).containsExactly("0x4BBB", "0x4AAA");
  }

  private static List<String> captcha(RenderedApp app) {
    return List.of(
        api(app).get("TURNSTILE_SECRET_KEY"),
        app.environment(app.pod("frontend").container("frontend"))
            .get("NEXT_PUBLIC_TURNSTILE_SITEKEY"));
  }

  @Test
  void a_provider_is_on_as_a_whole_or_not_at_all() {
    assertThat(api(rendered(DEFAULT)).keySet()).noneMatch(name -> name.startsWith("OAUTH2_"));
    assertThat(api(rendered(EXTERNAL)))
        .containsEntry("OAUTH2_GITHUB_STRATEGY", "Assent.Strategy.Github")
        .containsEntry("OAUTH2_GITHUB_CLIENT_ID", "Iv1.0123456789abcdef")
        .containsEntry("OAUTH2_GITHUB_CLIENT_SECRET", "0123456789abcdef")
        .containsEntry("OAUTH2_google_STRATEGY", "Assent.Strategy.Google")
        .containsEntry("OAUTH2_google_CLIENT_ID", "1-a.example.org")
        .containsEntry("OAUTH2_google_CLIENT_SECRET", "GOCSPX-\"$(id)")
        .containsEntry("OAUTH2_gitlab_CLIENT_SECRET", "gloas-{{ 1 }}")
        .doesNotContainKey("OAUTH2_DISCORD_STRATEGY");
    assertThat(api(rendered(HOSTILE)))
        .containsEntry("OAUTH2_DISCORD_CLIENT_ID", "\"{{ 1 }}\" $(URL) # : '")
        .containsEntry("OAUTH2_DISCORD_CLIENT_SECRET", "- [a]: {b}");
  }

  @Test
  void mail_is_sent_when_the_owner_says_so() {
    assertThat(api(rendered(DEFAULT))).doesNotContainKeys("SENDGRID_API_KEY", "NOREPLY_SENDER");
    assertThat(api(rendered(EXTERNAL)))
        .containsEntry("SENDGRID_API_KEY", "SG.0123456789")
        .containsEntry("NOREPLY_SENDER", "noreply@example.org");
  }

  /** Whatever is answered about mail, which lies ready for the day the copy becomes live. */
  @Test
  void only_live_sends_mail() {
    assertThat(api(rendered(LIVE))).containsKeys("SENDGRID_API_KEY", "NOREPLY_SENDER");
    assertThat(api(rendered(STAGING))).doesNotContainKeys("SENDGRID_API_KEY", "NOREPLY_SENDER");
    assertThat(api(with(STAGING, Wizard.ENVIRONMENT, "sandbox")))
        .doesNotContainKeys("SENDGRID_API_KEY", "NOREPLY_SENDER");
    assertThat(api(with(STAGING, Wizard.ENVIRONMENT, "live")))
        .containsEntry("SENDGRID_API_KEY", "SG.0123456789");
  }
}
