package dev.trainyard.apps.uro;

import static dev.trainyard.generator.expression.Expressions.concat;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.model.Parts.hostOf;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.workload;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.model.Workload;

/** The reverse proxy: one address for the site, the API and the uploads. */
final class Proxy {

  static final Workload PROXY = workload("proxy");

  private static final Port WEB = tcp("web", 8080);
  private static final Volume CONFIG = temporary("caddy-config", 16);
  private static final Volume DATA = temporary("caddy-data", 16);
  private static final String FILE = "/etc/caddy/Caddyfile";
  private static final String HEALTH = "/.trainyard/health";

  private Proxy() {}

  static void describe(ContainerSpec c) {
    c.command("caddy", "run", "--config", FILE, "--adapter", "caddyfile")
        .env("TZ", Wizard.TIME_ZONE)
        .file(FILE, configuration())
        .when(
            Wizard.CERTIFICATE.isGiven(),
            chosen ->
                chosen
                    .file("/tls/tls.crt", Wizard.CERTIFICATE.certificate())
                    .file("/tls/tls.key", Wizard.CERTIFICATE.privateKey()))
        // The environment of the image makes them Caddy's own directories.
        .mount(CONFIG, "/config")
        .mount(DATA, "/data")
        .portWithClientAddress(WEB, Wizard.WEB_PORT)
        .capability(
            "NET_BIND_SERVICE",
            "The image marks the program with this capability, and the kernel starts no program"
                + " whose marks it must not grant. The port it listens on does not need it.")
        .starts(health().every(2).failsAfter(30))
        .ready(health().every(5))
        .live(health().every(10).failsAfter(6))
        .limits(0.5, 128);
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
        text("\t}\n}\n\n{}://:" + WEB.number() + " {\n", verbatim(protocol())),
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
                .formatted(
                    HEALTH, Uro.API_HTTP.number(), Uro.API_HTTP.number(), Uro.SITE_HTTP.number()),
            hostOf(Uro.API),
            hostOf(Uro.API),
            hostOf(Uro.SITE)));
  }
}
