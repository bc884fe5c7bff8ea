package dev.trainyard.apps.uro;

import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.helm.word.Helm.claims;
import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Parts.addressOf;
import static dev.trainyard.generator.model.Parts.commandToRead;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Trigger.Moment.EACH_RELEASE;

import dev.trainyard.apps.cockroachdb.SingleNode;
import dev.trainyard.generator.block.ExtraVariables;
import dev.trainyard.generator.block.Redis;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.TextFile;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.value.Expression;
import java.util.List;

/** Uro, the backend and web site of V-Sekai, with everything it needs. */
public final class Uro implements AppDefinition {

  static final Workload API = workload("uro");
  static final Port API_HTTP = tcp("http", 4000);

  static final Workload SITE = workload("frontend");
  static final Port SITE_HTTP = tcp("http", 3000);

  private static final Volume API_TMP = temporary("tmp", 2048);
  private static final Volume SITE_TMP = temporary("tmp", 64);
  private static final Volume SITE_CACHE = temporary("cache", 256);

  private static final long SITE_USER = 1001;

  @Override
  public App define() {
    return app(
        "uro",
        a -> {
          describe(a);
          ask(a);
          Database.run(a);
          Sessions.REDIS.run(a);
          a.workload(
              API,
              w ->
                  w.runAs(SingleNode.USER, SingleNode.USER)
                      .when(Database.OWN, Database::prepare)
                      .waitFor(Sessions.REDIS.workload(), Redis.PORT)
                      .container(Images.api(), Uro::api));
          a.workload(
              SITE,
              w ->
                  w.waitFor(API, API_HTTP)
                      .runAs(SITE_USER, SITE_USER)
                      .container(Images.site(), Uro::site));
          Proxy.PROXY.run(a);
          a.when(
              Wizard.ADMINS.hasItems(),
              named ->
                  named.job(
                      "administrators",
                      EACH_RELEASE,
                      j ->
                          j.waitFor(API, API_HTTP)
                              .runAs(SingleNode.USER, SingleNode.USER)
                              .container(Images.COCKROACHDB, Database::promote)));
          a.portal("Web Portal", Proxy.PROXY.protocol(), Wizard.WEB_PORT, "/");
          refuse(a);
          Scenarios.add(a);
        });
  }

  private static void describe(AppSpec a) {
    a.title("Uro")
        .description(
            "Backend and web site of V-Sekai, the social VR platform on Godot: accounts, avatars,"
                + " maps, props, shared files and the directory of game servers.")
        .version("1.0.0")
        .appVersion("2025.11-" + Images.TAG.substring(0, 8))
        .home("https://v-sekai.org")
        .icon(
            "https://raw.githubusercontent.com/V-Sekai/uro/master/frontend/src/assets/v-sekai.png")
        .sources("https://github.com/V-Sekai/uro", "https://github.com/V-Sekai/trainyard")
        .maintainer("V-Sekai", "admin@v-sekai.org", "https://v-sekai.org")
        .categories("social")
        .tags("vr", "social", "godot")
        .keywords("uro", "v-sekai", "vr", "godot")
        .appReadme(TextFile.of(Uro.class, "app-readme.md"))
        .readme(TextFile.of(Uro.class, "README.md"))
        .notes(notes())
        .change("1.0.0", "First version: API, site, proxy, sessions and a database of its own.");
  }

  private static Expression<String> notes() {
    return text(
        """
        Site: {}
        API: {}/api/v1/ (documentation: {}/api/v1/docs)
        Without DNS, let the host name of the public address lead to this NAS.

        Sign up, put your user name on the list of administrators, and save the app.
        Callback URLs for log-in with other accounts:
          {}/api/v1/login/github/callback
          {}/api/v1/login/discord/callback
        Sign-up key for game clients:
          {}
        """,
        verbatim(Wizard.PUBLIC_URL),
        verbatim(Wizard.PUBLIC_URL),
        verbatim(Wizard.PUBLIC_URL),
        verbatim(Wizard.PUBLIC_URL),
        verbatim(Wizard.PUBLIC_URL),
        commandToRead(Wizard.SIGNUP_KEY.secret()));
  }

  private static void ask(AppSpec a) {
    a.only(claims(Wizard.UPLOADS, 50)).only(claims(Wizard.SESSIONS, 1));
    a.group(
        "Uro",
        g ->
            g.description("The address, the images, the secrets and the administrators")
                .ask(
                    Wizard.TIME_ZONE,
                    Wizard.PUBLIC_URL,
                    Wizard.TAG,
                    Wizard.API_IMAGE,
                    Wizard.SITE_IMAGE,
                    Wizard.SITE_TAG,
                    Wizard.KEY_BASE,
                    Wizard.TOKEN_SIGNER,
                    Wizard.SIGNUP_KEY,
                    Wizard.ADMINS,
                    Wizard.VARIABLES));
    Database.ask(a);
    Services.ask(a);
    a.group(
            "Network",
            g ->
                g.description("The port of the NAS and how it is reached")
                    .ask(Wizard.WEB_PORT, Wizard.CERTIFICATE, Wizard.TRUSTED_PROXIES))
        .group(
            "Storage",
            g ->
                g.description("Where data is kept; snapshot uploads and database together")
                    .ask(Wizard.UPLOADS, Database.DATA, Database.CERTIFICATES, Wizard.SESSIONS));
  }

  private static void api(ContainerSpec c) {
    // The image's own command needs a terminal, else it ends at once; and a shell as first process
    // would keep the signal to stop from the server.
    c.command("/bin/sh", "-c", "mix ecto.migrate && exec mix phx.server")
        .env("TZ", Wizard.TIME_ZONE)
        .env("MIX_ENV", "prod")
        // Anything else makes Uro run with the secrets of its source code.
        .env("COMPILE_PHASE", "false")
        .env("PORT", Integer.toString(API_HTTP.number()))
        .env("URL", text("{}/api/v1/", verbatim(Wizard.PUBLIC_URL)))
        .env("FRONTEND_URL", text("{}/", verbatim(Wizard.PUBLIC_URL)))
        .env("ROOT_ORIGIN", Wizard.PUBLIC_URL)
        .env("DATABASE_URL", Database.url())
        .env("REDIS_URL", Sessions.REDIS.url())
        .env("PHOENIX_KEY_BASE", Wizard.KEY_BASE.secret())
        .env("JOKEN_SIGNER", Wizard.TOKEN_SIGNER.secret())
        .env("SIGNUP_API_KEY", Wizard.SIGNUP_KEY.secret());
    Services.environment(c);
    ExtraVariables.set(c, Wizard.VARIABLES);
    c.mount(Wizard.UPLOADS, "/app/uploads", m -> m.ownedBy(0, 0))
        .mount(API_TMP, "/tmp")
        .runAsRoot("mix needs the Hex and rebar of root, which nobody else can read.")
        .writableRoot("mix writes to /app/_build.")
        .port(API_HTTP)
        .starts(Probe.http("/health").every(5).failsAfter(60))
        .ready(Probe.http("/health").every(5))
        .live(Probe.http("/health").every(10).failsAfter(6))
        .limits(2, 1024);
  }

  private static void site(ContainerSpec c) {
    c.command("node", "server.js")
        .env("TZ", Wizard.TIME_ZONE)
        // It listens on what HOSTNAME says, and that is the container's own name otherwise.
        .env("HOSTNAME", "0.0.0.0")
        .env("PORT", Integer.toString(SITE_HTTP.number()))
        .env("NODE_ENV", "production")
        .env("NEXT_TELEMETRY_DISABLED", "1")
        .env("NEXT_PUBLIC_ORIGIN", Wizard.PUBLIC_URL)
        .env("NEXT_PUBLIC_API_ORIGIN", text("{}/api/v1", verbatim(Wizard.PUBLIC_URL)))
        .env("API_ORIGIN", text("http://{}", addressOf(API, API_HTTP)))
        .env("NEXT_PUBLIC_TURNSTILE_SITEKEY", Services.captchaSiteKey())
        .mount(SITE_CACHE, "/app/.next/cache")
        .mount(SITE_TMP, "/tmp")
        .port(SITE_HTTP)
        .starts(Probe.http("/health").every(5).failsAfter(24))
        .ready(Probe.http("/health").every(5))
        .live(Probe.http("/health").every(10).failsAfter(6))
        .limits(1, 512);
  }

  private static void refuse(AppSpec a) {
    Database.refuse(a);
    Services.refuse(a);
    ExtraVariables.refuse(a, Wizard.VARIABLES, OWNED);
  }

  private static final List<String> OWNED =
      List.of(
          "COMPILE_PHASE",
          "DATABASE_URL",
          "FRONTEND_URL",
          "JOKEN_SIGNER",
          "MIX_ENV",
          "NOREPLY_SENDER",
          "PHOENIX_KEY_BASE",
          "PORT",
          "REDIS_URL",
          "ROOT_ORIGIN",
          "SENDGRID_API_KEY",
          "SIGNUP_API_KEY",
          "TURNSTILE_SECRET_KEY",
          "TZ",
          "URL");
}
