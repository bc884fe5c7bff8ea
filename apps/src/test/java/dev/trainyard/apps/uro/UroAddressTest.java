package dev.trainyard.apps.uro;

import static dev.trainyard.apps.uro.Rendering.APP;
import static dev.trainyard.apps.uro.Rendering.CERTIFICATE;
import static dev.trainyard.apps.uro.Rendering.DEFAULT;
import static dev.trainyard.apps.uro.Rendering.EXTERNAL;
import static dev.trainyard.apps.uro.Rendering.HOSTILE;
import static dev.trainyard.apps.uro.Rendering.KEPT;
import static dev.trainyard.apps.uro.Rendering.LIVE;
import static dev.trainyard.apps.uro.Rendering.POSTGRESQL;
import static dev.trainyard.apps.uro.Rendering.SANDBOX;
import static dev.trainyard.apps.uro.Rendering.STAGING;
import static dev.trainyard.apps.uro.Rendering.USUAL;
import static dev.trainyard.apps.uro.Rendering.USUAL_OF_ONE;
import static dev.trainyard.apps.uro.Rendering.api;
import static dev.trainyard.apps.uro.Rendering.hostPaths;
import static dev.trainyard.apps.uro.Rendering.rendered;
import static dev.trainyard.apps.uro.Rendering.scenarios;
import static dev.trainyard.apps.uro.Rendering.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.RenderedApp;
import dev.trainyard.apps.RenderedApp.Node;
import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.edition.RelativePath;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Under which addresses users, browsers and the services themselves find Uro. */
class UroAddressTest {

  @ParameterizedTest
  @MethodSource("dev.trainyard.apps.uro.Rendering#scenarios")
  void the_site_gets_all_of_its_addresses(String scenario) {
    RenderedApp app = rendered(scenario);

    assertThat(app.environment(app.pod("frontend").container("frontend")))
        .containsEntry("HOSTNAME", "0.0.0.0")
        .containsEntry("API_ORIGIN", "http://ci-uro-uro:4000")
        .containsKeys("NEXT_PUBLIC_ORIGIN", "NEXT_PUBLIC_API_ORIGIN")
        .hasEntrySatisfying("NEXT_PUBLIC_TURNSTILE_SITEKEY", key -> assertThat(key).isNotEmpty());
  }

  @Test
  void all_addresses_derive_from_the_public_one() {
    RenderedApp app = rendered(EXTERNAL);

    assertThat(api(app))
        .containsEntry("URL", "https://vsekai.example.org:8443/api/v1/")
        .containsEntry("FRONTEND_URL", "https://vsekai.example.org:8443/")
        .containsEntry("ROOT_ORIGIN", "https://vsekai.example.org:8443");
    assertThat(app.environment(app.pod("frontend").container("frontend")))
        .containsEntry("NEXT_PUBLIC_ORIGIN", "https://vsekai.example.org:8443")
        .containsEntry("NEXT_PUBLIC_API_ORIGIN", "https://vsekai.example.org:8443/api/v1");
  }

  /** Nobody can log in anywhere else. */
  @Test
  void the_button_opens_the_public_address() {
    assertThat(rendered(DEFAULT).portal()).isEqualTo("http://192.168.0.10:31400/");
    assertThat(rendered(CERTIFICATE).portal()).isEqualTo("https://vsekai.example.org:31400/");
    assertThat(rendered(EXTERNAL).portal()).isEqualTo("https://vsekai.example.org:8443/");
    assertThat(rendered(POSTGRESQL).portal()).isEqualTo("http://nas.local:80/");
    for (String scenario : scenarios()) {
      String origin = api(rendered(scenario)).get("ROOT_ORIGIN");
      assertThat(rendered(scenario).portal()).isIn(origin + "/", origin + ":80/", origin + ":443/");
    }
  }

  @Test
  void browsers_leave_out_the_usual_port_and_so_do_the_addresses() {
    assertThat(api(rendered(POSTGRESQL))).containsEntry("ROOT_ORIGIN", "http://nas.local");
    assertThat(api(rendered(HOSTILE))).containsEntry("ROOT_ORIGIN", "https://vsekai.local");
    assertThat(api(with(POSTGRESQL, Wizard.PUBLIC_PORT, 443L)))
        .containsEntry("ROOT_ORIGIN", "http://nas.local:443");
  }

  /** On 24.10 and later the web port itself may be 443 or 80. */
  @Test
  void users_need_no_port_where_the_owner_wants_the_usual_one() {
    RenderedApp https = rendered(USUAL);
    Node port = https.pod("proxy").container("proxy").list("ports").get(0);
    assertThat(port.text("containerPort")).isEqualTo("8080");
    assertThat(port.text("hostPort")).isEqualTo("443");
    assertThat(port.text("hostIP")).isEmpty();
    assertThat(api(https)).containsEntry("ROOT_ORIGIN", "https://vsekai.example.org");
    assertThat(https.portal()).isEqualTo("https://vsekai.example.org:443/");

    RenderedApp http = rendered(USUAL_OF_ONE);
    port = http.pod("proxy").container("proxy").list("ports").get(0);
    assertThat(port.text("hostPort")).isEqualTo("80");
    assertThat(port.text("hostIP")).isEqualTo("192.168.0.11");
    assertThat(api(http)).containsEntry("ROOT_ORIGIN", "http://192.168.0.11");

    port = rendered(DEFAULT).pod("proxy").container("proxy").list("ports").get(0);
    assertThat(port.text("hostPort")).isEqualTo("0");
    assertThat(
            new ComposeEdition()
                .render(APP)
                .files()
                .get(new RelativePath("trains/stable/uro/" + APP.version() + "/questions.yaml"))
                .toText())
        .doesNotContain("usual_port", "usual_address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"vsekai.example.org/", "https://vsekai", "a:80", "VSekai.example.org", "a b", ""})
  void hosts_that_uro_would_misunderstand_are_no_answers(String host) {
    assertThat(host).doesNotMatch(Wizard.HOST.limits().pattern());
  }

  @ParameterizedTest
  @ValueSource(strings = {"vsekai.example.org", "192.168.0.10", "a"})
  void hosts_of_sites_are_answers(String host) {
    assertThat(host).matches(Wizard.HOST.limits().pattern());
  }

  @Test
  void the_proxy_routes_as_upstream_does() {
    RenderedApp app = rendered(DEFAULT);

    assertThat(app.file(app.pod("proxy"), "proxy", "/etc/caddy/Caddyfile"))
        .isEqualTo(
            """
            {
            \tadmin off
            \tauto_https off
            \tpersist_config off
            \tgrace_period 20s
            \tservers {
            \t\tprotocols h1 h2
            \t}
            }

            (lead) {
            \treverse_proxy {args[0]} {
            \t\theader_up X-Forwarded-For {client_ip}
            \t\theader_up X-Request-Id {http.request.uuid}
            \t\theader_down Set-Cookie "^(session=.*)$" "$1; SameSite=Lax"
            \t\ttransport http {
            \t\t\tkeepalive off
            \t\t}
            \t}
            }

            http://:8080 {
            \trequest_body {
            \t\tmax_size 210MB
            \t}
            \t@stranger vars trusted_proxy false
            \trequest_header @stranger -*Forwarded*
            \trequest_header -Forwarded
            \trequest_header -*-Ip
            \thandle /.trainyard/health {
            \t\trespond 200
            \t}
            \thandle_path /api/v1/* {
            \t\theader /uploads/* {
            \t\t\t>Content-Security-Policy sandbox
            \t\t\t>X-Content-Type-Options nosniff
            \t\t}
            \t\timport lead ci-uro-uro:4000
            \t}
            \thandle /uploads/* {
            \t\theader {
            \t\t\t>Content-Security-Policy sandbox
            \t\t\t>X-Content-Type-Options nosniff
            \t\t}
            \t\timport lead ci-uro-uro:4000
            \t}
            \thandle {
            \t\timport lead ci-uro-frontend:3000
            \t}
            }
            """);
  }

  @Test
  void a_certificate_makes_the_web_port_speak_https() {
    RenderedApp app = rendered(CERTIFICATE);
    Node proxy = app.pod("proxy");

    assertThat(app.file(proxy, "proxy", "/etc/caddy/Caddyfile"))
        .contains("\t\ttrusted_proxies static 192.168.0.2 fd00::/64\n\t\ttrusted_proxies_strict\n")
        .contains("https://:8080 {\n\ttls /tls/tls.crt /tls/tls.key\n");
    assertThat(app.liveFile(proxy, "proxy", "/tls", "tls.key")).contains("PRIVATE KEY");
    assertThat(app.liveFile(proxy, "proxy", "/tls", "tls.crt")).contains("CERTIFICATE");
    assertThat(proxy.container("proxy").probe("readinessProbe")).startsWith("HTTPS ");
    assertThat(rendered(DEFAULT).pod("proxy").container("proxy").probe("readinessProbe"))
        .startsWith("HTTP ");
  }

  /** A renewed one reaches the proxy beneath its feet, and nothing restarts for it. */
  @Test
  void a_renewed_certificate_changes_a_secret_and_nothing_else() {
    RenderedApp before = rendered(CERTIFICATE);
    RenderedApp after =
        RenderedApp.with(
            APP,
            CERTIFICATE,
            KEPT,
            Map.of(
                "ixCertificates",
                Map.of("1", Map.of("certificate", "renewed", "privatekey", "renewed"))));

    assertThat(after.liveFile(after.pod("proxy"), "proxy", "/tls", "tls.crt")).isEqualTo("renewed");
    assertThat(after.changedFrom(before)).containsExactly("Secret/ci-uro-proxy-live");
    assertThat(before.pod("proxy").container("proxy").words("command"))
        .startsWith("/bin/sh", "/scripts/proxy.sh", "caddy", "run");
    assertThat(before.environment(before.pod("proxy").container("proxy")))
        .containsEntry("CERTIFICATE", "/tls");
  }

  @Test
  void the_proxy_sees_the_clients_addresses() {
    Node service = rendered(DEFAULT).manifest("Service", "-web-port-nodeport").at("spec");

    assertThat(service.text("externalTrafficPolicy")).isEqualTo("Local");
    assertThat(service.list("ports"))
        .extracting(port -> port.text("nodePort"))
        .containsExactly("31400");
  }

  /** Tokens, sign-ups and log-ins of one are worth nothing in the other. */
  @Test
  void live_and_staging_share_no_address_secret_port_or_storage() {
    Map<String, String> live = api(rendered(LIVE));
    Map<String, String> staging = api(rendered(STAGING));

    assertThat(live.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    staging.keySet().stream(), Stream.of("SENDGRID_API_KEY", "NOREPLY_SENDER"))
                .toList());
    assertThat(staging.entrySet())
        .filteredOn(variable -> !variable.getValue().equals(live.get(variable.getKey())))
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "URL",
            "FRONTEND_URL",
            "ROOT_ORIGIN",
            "PHOENIX_KEY_BASE",
            "JOKEN_SIGNER",
            "SIGNUP_API_KEY",
            "OAUTH2_GITHUB_CLIENT_ID",
            "OAUTH2_GITHUB_CLIENT_SECRET");
    for (String pod : List.of("uro", "postgresql", "redis")) {
      assertThat(hostPaths(rendered(STAGING).pod(pod)))
          .doesNotContainAnyElementsOf(
              hostPaths(rendered(LIVE).pod(pod)).isEmpty()
                  ? List.of("none")
                  : hostPaths(rendered(LIVE).pod(pod)));
    }
    assertThat(nodePorts(LIVE)).doesNotContainAnyElementsOf(nodePorts(STAGING));
    assertThat(nodePorts(SANDBOX)).doesNotContainAnyElementsOf(nodePorts(STAGING));
  }

  private static List<String> nodePorts(String scenario) {
    return rendered(scenario)
        .manifest("Service", "-web-port-nodeport")
        .at("spec")
        .list("ports")
        .stream()
        .map(port -> port.text("nodePort"))
        .toList();
  }
}
