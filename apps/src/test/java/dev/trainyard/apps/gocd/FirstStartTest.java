package dev.trainyard.apps.gocd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** What GoCD reads at its first start. */
class FirstStartTest {

  @Test
  void nobody_but_the_administrator_gets_in() throws Exception {
    Document configuration = configuration(Rendering.ofScenario("default"));

    assertThat(text(configuration, "//security/admins/user")).isEqualTo("admin");
    assertThat(text(configuration, "//authConfig/@pluginId"))
        .isEqualTo("cd.go.authentication.passwordfile");
    assertThat(text(configuration, "//authConfig/property[key='PasswordFilePath']/value"))
        .isEqualTo("config/password.properties");
  }

  @Test
  void the_server_knows_the_key_that_was_made_for_the_agents() throws Exception {
    assertThat(
            text(
                configuration(Rendering.ofScenario("default")),
                "/cruise/server/@agentAutoRegisterKey"))
        .isEqualTo("the-generated-key-of-the-app");
  }

  @Test
  void a_given_key_is_used_instead() throws Exception {
    assertThat(
            text(
                configuration(Rendering.ofScenario("host-paths")),
                "/cruise/server/@agentAutoRegisterKey"))
        .isEqualTo("388b633a-88de-126e-afa4-1f9c2b0d7e55");
  }

  @Test
  void what_was_not_asked_for_is_not_configured() throws Exception {
    Document configuration = configuration(Rendering.ofScenario("default"));

    assertThat(count(configuration, "//siteUrls")).isZero();
    assertThat(count(configuration, "//backup")).isZero();
  }

  @Test
  void site_url_and_backup_are_configured_when_asked_for() throws Exception {
    Document configuration = configuration(Rendering.ofScenario("host-paths"));

    assertThat(text(configuration, "/cruise/server/siteUrls/siteUrl"))
        .isEqualTo("https://ci.example.org/go");
    assertThat(text(configuration, "/cruise/server/backup/@schedule")).isEqualTo("0 30 2 ? * SUN");
  }

  @Test
  void old_backups_are_deleted_by_a_script_that_the_server_has() throws Exception {
    assertThat(
            text(
                configuration(Rendering.ofScenario("host-paths")),
                "/cruise/server/backup/@postBackupScript"))
        .isEqualTo("/scripts/prune-backups.sh");
    assertThat(Rendering.mounts(Rendering.workload("server").unit().containers().get(0)))
        .extracting(Rendering::path)
        .contains("/scripts/prune-backups.sh", "/backups");
  }

  @Test
  void repositories_with_pipelines_stand_behind_the_server_as_the_schema_wants() throws Exception {
    Document configuration = configuration(Rendering.ofScenario("host-paths"));

    assertThat(text(configuration, "/cruise/*[2]/config-repo[1]/git/@url"))
        .isEqualTo("https://git.example.org/you/pipelines.git");
    assertThat(text(configuration, "/cruise/config-repos/config-repo[2]/@pluginId"))
        .isEqualTo("json.config.plugin");
    assertThat(text(configuration, "/cruise/config-repos/config-repo[2]/git/@branch"))
        .isEqualTo("release/1.x");
    assertThat(text(configuration, "//config-repo[@id='pipelines']/rules/allow/@action"))
        .isEqualTo("refer");
    assertThat(count(configuration(Rendering.ofScenario("default")), "//config-repos")).isZero();
  }

  @Test
  void the_environments_of_all_groups_are_handed_over() {
    assertThat(Rendering.ofScenario("host-paths").file("/seed/environments"))
        .isEqualTo("development,staging\n");
    assertThat(Rendering.ofScenario("docker-in-jobs").file("/seed/environments"))
        .isEqualTo("docker\n");
  }

  @Test
  void the_schema_is_that_of_the_installed_version() throws Exception {
    assertThat(Rendering.APP.appVersion()).isEqualTo("26.1.0");
    assertThat(text(configuration(Rendering.ofScenario("default")), "/cruise/@schemaVersion"))
        .isEqualTo("139");
  }

  @Test
  void no_answer_can_change_the_structure_of_the_configuration() throws Exception {
    String hostile = "a\"/><x y='&amp;{{ 1 }}\u0001<!--";
    Document configuration =
        configuration(
            Rendering.of(
                Map.of(
                    "first_start.admin_user", hostile,
                    "first_start.site_url", hostile,
                    "gocd.agent_auto_register_key", hostile)));

    String read = hostile.replace("\u0001", "");
    assertThat(text(configuration, "//admins/user")).isEqualTo(read);
    assertThat(text(configuration, "//siteUrl")).isEqualTo(read);
    assertThat(text(configuration, "/cruise/server/@agentAutoRegisterKey")).isEqualTo(read);
  }

  @Test
  void the_password_file_holds_the_administrator_and_a_hash() throws Exception {
    Rendering rendering = Rendering.ofScenario("hostile-answers");
    Properties users = new Properties();
    users.load(new StringReader(rendering.file("/seed/password.properties")));

    assertThat(users.stringPropertyNames()).containsExactly("admin");
    assertThat(users.getProperty("admin")).isNotBlank().doesNotContain("it's");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://nas.local:31153",
        "https://ci.example.org",
        "https://ci.example.org/go",
        "http://[fd00::1]:31153/go/"
      })
  void a_site_url_may_be(String url) {
    assertThat(url).matches(Wizard.SITE_URL.limits().pattern());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ci.example.org", "ftp://ci.example.org", "http://a b", "http://a\nb"})
  void a_site_url_may_not_be(String url) {
    assertThat(url).doesNotMatch(Wizard.SITE_URL.limits().pattern());
  }

  @Test
  void a_password_is_never_longer_than_bcrypt_can_tell_apart() {
    assertThat(Wizard.ADMIN_PASSWORD.limits().maximumLength()).isEqualTo(72);
    assertThat("pässword").doesNotMatch(Wizard.ADMIN_PASSWORD.limits().pattern());
  }

  private static Document configuration(Rendering rendering) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(rendering.file("/seed/cruise-config.xml").getBytes(UTF_8)));
  }

  private static String text(Document document, String path) throws Exception {
    assertThat(count(document, path)).as(path).isEqualTo(1);
    return XPathFactory.newInstance().newXPath().evaluate(path, document);
  }

  private static int count(Document document, String path) throws Exception {
    return XPathFactory.newInstance()
        .newXPath()
        .evaluateExpression("count(" + path + ")", document, Integer.class);
  }
}
