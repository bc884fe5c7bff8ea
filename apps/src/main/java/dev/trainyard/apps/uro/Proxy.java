package dev.trainyard.apps.uro;

import static dev.trainyard.generator.expression.Expressions.concat;
import static dev.trainyard.generator.expression.Expressions.hostOf;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.expression.Expressions.when;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Probe;

/** The reverse proxy: one address for the site, the API and the uploads. */
final class Proxy {

  private static final int PORT = 8080;
  private static final String FILE = "/etc/caddy/Caddyfile";
  private static final String HEALTH = "/.trainyard/health";

  private Proxy() {}

  static void describe(ContainerSpec c) {
    c.command("caddy", "run", "--config", FILE, "--adapter", "caddyfile")
        .env("TZ", Wizard.TIME_ZONE)
        .file(FILE, configuration())
        .when(
            Wizard.CERTIFICATE.isGiven(),
            () ->
                c.file("/tls/tls.crt", Wizard.CERTIFICATE.certificate())
                    .file("/tls/tls.key", Wizard.CERTIFICATE.privateKey()))
        // The environment of the image makes them Caddy's own directories.
        .temporary("caddy-config", "/config", 16)
        .temporary("caddy-data", "/data", 16)
        .portWithClientAddress("web", PORT, Wizard.WEB_PORT)
        .capability(
            "NET_BIND_SERVICE",
            "The image marks the program with this capability, and the kernel starts no program"
                + " whose marks it must not grant. The port it listens on does not need it.")
        .starts(health().every(2).failsAfter(30))
        .ready(health().every(5))
        .live(health().every(10).failsAfter(6))
        .limits("500m", "128Mi");
  }

  private static Probe health() {
    return Probe.http(HEALTH)
        .scheme(when(Wizard.CERTIFICATE.isGiven(), literal("HTTPS"), literal("HTTP")));
  }

  /** {@code http} or {@code https}. */
  static Expression<String> protocol() {
    return when(Wizard.CERTIFICATE.isGiven(), literal("https"), literal("http"));
  }

  /**
   * The routes of upstream's own Caddyfile. Uro takes uploads of 200 000 000 bytes; a form around
   * them needs a little more. HTTP/3 is off because the port of the NAS is TCP only.
   */
  private static Text configuration() {
    return concat(
        text(
            """
            {
            \tadmin off
            \tauto_https off
            \tpersist_config off
            \tgrace_period 20s
            \tservers {
            \t\tprotocols h1 h2
            """),
        when(
            Wizard.TRUSTED_PROXIES.hasItems(),
            text("\t\ttrusted_proxies static {}\n", verbatim(Wizard.TRUSTED_PROXIES.joined(" ")))),
        text("\t}\n}\n\n{}://:" + PORT + " {\n", verbatim(protocol())),
        when(Wizard.CERTIFICATE.isGiven(), text("\ttls /tls/tls.crt /tls/tls.key\n")),
        text(
            """
            \trequest_body {
            \t\tmax_size 210MB
            \t}
            \thandle %s {
            \t\trespond 200
            \t}
            \thandle_path /api/v1/* {
            \t\treverse_proxy {}:%d
            \t}
            \thandle /uploads/* {
            \t\treverse_proxy {}:%d
            \t}
            \thandle {
            \t\treverse_proxy {}:%d
            \t}
            }
            """
                .formatted(HEALTH, Uro.API_PORT, Uro.API_PORT, Uro.SITE_PORT),
            hostOf(Uro.API),
            hostOf(Uro.API),
            hostOf(Uro.SITE)));
  }
}
