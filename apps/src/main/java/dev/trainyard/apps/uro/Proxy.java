package dev.trainyard.apps.uro;

import dev.trainyard.generator.block.TlsProxy;

/** The reverse proxy: one address for the site, the API and the uploads. */
final class Proxy {

  /**
   * The routes of upstream's own Caddyfile. Uro takes uploads of 200 000 000 bytes; a form around
   * them needs a little more. Uro hands the number of a request on to Cloudflare as idempotency_key
   * (lib/uro/turnstile.ex, line 46), which has to be a UUID; Uro's own numbers are none.
   */
  static final TlsProxy PROXY =
      TlsProxy.tlsProxy("proxy", Wizard.WEB_PORT, Wizard.CERTIFICATE)
          .timeZone(Wizard.TIME_ZONE)
          .trusting(Wizard.TRUSTED_PROXIES)
          .mostBody("210MB")
          .routeStripped("/api/v1/*", Uro.API, Uro.API_HTTP)
          .routeUploads("/uploads/*", Uro.API, Uro.API_HTTP)
          .to(Uro.SITE, Uro.SITE_HTTP);

  private Proxy() {}
}
