package dev.trainyard.apps.uro;

import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.helm.word.Helm.alsoAt;

import dev.trainyard.generator.block.TlsProxy;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.WorkloadSpec;

/** The reverse proxy: one address for the site, the API and the uploads. */
final class Proxy {

  /**
   * The routes of upstream's own Caddyfile. Uro takes uploads of 200 000 000 bytes; a form around
   * them needs a little more. Uro hands the number of a request on to Cloudflare as idempotency_key
   * (lib/uro/turnstile.ex, line 46), which has to be a UUID; Uro's own numbers are none. It sets
   * the cookie of who is logged in without SameSite and Secure (lib/uro/plug/authentication.ex),
   * and takes forms of any page (lib/uro/endpoint.ex, Plug.MethodOverride).
   */
  static final TlsProxy PROXY =
      TlsProxy.tlsProxy("proxy", Wizard.WEB_PORT, Wizard.CERTIFICATE)
          .timeZone(Wizard.TIME_ZONE)
          .trusting(Wizard.TRUSTED_PROXIES)
          .mostBody("210MB")
          .ownCookie("session", PublicAddress.HTTPS)
          .routeStripped("/api/v1/*", Uro.API, Uro.API_HTTP)
          .routeUploads("/uploads/*", Uro.API, Uro.API_HTTP)
          .to(Uro.SITE, Uro.SITE_HTTP)
          .also(Proxy::atUsualPort);

  private Proxy() {}

  private static void atUsualPort(WorkloadSpec w, Port web) {
    w.when(
        Wizard.USUAL_PORT,
        usual -> usual.only(alsoAt(web, PublicAddress.USUAL_PORT, verbatim(Wizard.USUAL_ADDRESS))));
  }
}
