package dev.trainyard.apps.uro;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.any;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.helm.word.Helm.claims;
import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Parts.addressOf;
import static dev.trainyard.generator.model.Parts.commandToRead;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Trigger.Moment.EACH_RELEASE;

import dev.trainyard.apps.KnownImages;
import dev.trainyard.generator.block.ExtraStorage;
import dev.trainyard.generator.block.ExtraVariables;
import dev.trainyard.generator.block.PostgreSql;
import dev.trainyard.generator.block.Redis;
import dev.trainyard.generator.helm.word.Helm;
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

  /** Of the app; a database is dumped before another one. */
  static final String VERSION = "1.1.0";

  static final Workload API = workload("uro");
  static final Port API_HTTP = tcp("http", 4000);

  static final Workload SITE = workload("frontend");
  static final Port SITE_HTTP = tcp("http", 3000);

  private static final Workload CONFIRMATION = workload("confirmation");

  private static final Volume API_TMP = temporary("tmp", 2048);
  private static final Volume SITE_TMP = temporary("tmp", 64);
  private static final Volume SITE_CACHE = temporary("cache", 256);

  /** The user of both images as the recipe makes them. */
  private static final long USER = 568;

  /** What the job for administrators may take, the pull of its image included. */
  private static final int SECONDS_TO_PROMOTE = 600;

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
                  w.runAs(USER, USER)
                      .when(Database.COCKROACHDB, Database::prepare)
                      .when(Database.POSTGRESQL, Database::await)
                      .waitFor(Sessions.REDIS.workload(), Redis.PORT)
                      .container(Images.api(), Uro::api));
          a.workload(
              SITE,
              w -> w.waitFor(API, API_HTTP).runAs(USER, USER).container(Images.site(), Uro::site));
          Proxy.PROXY.run(a);
          a.when(
              any(Wizard.ADMINS.hasItems(), Wizard.UPLOADERS.hasItems()),
              named ->
                  named.job(
                      "administrators",
                      EACH_RELEASE,
                      j ->
                          j.runAs(USER, USER)
                              .endsWithin(SECONDS_TO_PROMOTE)
                              .attempts(2)
                              .container(PostgreSql.IMAGE, Database::promote)));
          a.when(
              all(Services.CONFIRM, not(Services.SENDS)),
              silent ->
                  silent.workload(
                      CONFIRMATION,
                      w ->
                          w.runAs(USER, USER)
                              .waitFor(API, API_HTTP)
                              .container(PostgreSql.IMAGE, Database::confirm)));
          a.portal(
              "Web Portal", PublicAddress.PROTOCOL, Wizard.HOST, PublicAddress.PORT, literal("/"));
          refuse(a);
          Scenarios.add(a);
        });
  }

  /**
   * What the README says of Uro is known from the commit of {@link Images}: log-in under one
   * address (config/config.exs, cors_plug; frontend/src/environment.ts), mail that fails a sign-up
   * (lib/uro/accounts.ex, send_confirmation_email), mail without a key (lib/uro/mailer.ex), game
   * servers (lib/uro/controllers/shard.ex, lib/uro/v_sekai.ex), what a token is worth
   * (lib/uro/plug/authentication.ex), 200 MB (lib/uro/endpoint.ex), rights
   * (lib/uro/accounts/user_privilege_ruleset.ex), the version of CockroachDB (docker-compose.yml).
   */
  private static void describe(AppSpec a) {
    a.title("Uro")
        .description(
            "Backend and web site of V-Sekai, the social VR platform on Godot: accounts, avatars,"
                + " maps, props, shared files and the directory of game servers.")
        .version(VERSION)
        .appVersion("2025.06.26-" + Images.COMMIT.substring(0, 7))
        .home("https://v-sekai.org")
        .icon(
            "https://raw.githubusercontent.com/V-Sekai/uro/master/frontend/src/assets/v-sekai.png")
        .sources("https://github.com/V-Sekai/uro", "https://github.com/V-Sekai/trainyard")
        .maintainer("V-Sekai", "admin@v-sekai.org", "https://v-sekai.org")
        .categories("social")
        .tags("vr", "social", "godot")
        .keywords("uro", "v-sekai", "vr", "godot")
        .appReadme(TextFile.of(Uro.class, "app-readme.md"))
        .readme(
            TextFile.of(Uro.class, "README.md")
                + KnownImages.section(
                    "docker.io/cockroachdb/cockroach",
                    "docker.io/library/postgres",
                    "docker.io/library/redis",
                    "docker.io/library/caddy",
                    "docker.io/library/busybox"))
        .notes(notes())
        .change(
            "1.1.0",
            "The site is of use without mail: the app confirms the addresses of those who sign up.",
            "The wizard asks for limits, for users who may upload without being administrators, and for"
                + " more providers of accounts.",
            "The API writes to uploads and temporary files only, and takes no memory for files that it"
                + " will never open.",
            "Administrators get their rights when the tables have all of them.",
            "A CockroachDB of its own sends no usage reports to its vendor any more.",
            "Nobody but reverse proxies of yours tells Uro who a client is, and files of users run no"
                + " scripts, whatever the way to them.",
            "Pages of other sites act in the name of nobody who is logged in.",
            "Somebody else's error makes no upload or log-in fail any more, and uploads leave nothing in the"
                + " temporary directory of the API.",
            "The README says what holds on 24.10 and later, and who prolongs a game server's entry.")
        .change("1.0.0", "First version: API, site, proxy, sessions and a database of its own.");
  }

  private static Expression<String> notes() {
    return text(
        """
        {}Site: {}
        API: {}/api/v1/ (documentation: {}/api/v1/docs)
        Nobody can log in under another address; the host name must lead to this NAS or your proxy.

        Sign up, put your user name on the list of administrators, and save the app.
        Callback URLs for log-in with other accounts:
          {}/api/v1/login/github/callback
          {}/api/v1/login/discord/callback
        Sign-up key for game clients:
          {}
        """,
        when(not(Wizard.LIVE), text("This is {}: it sends no mail.\n", Wizard.ENVIRONMENT)),
        PublicAddress.ORIGIN,
        PublicAddress.ORIGIN,
        PublicAddress.ORIGIN,
        PublicAddress.ORIGIN,
        PublicAddress.ORIGIN,
        commandToRead(Wizard.SIGNUP_KEY.secret()));
  }

  private static void ask(AppSpec a) {
    a.only(claims(Wizard.UPLOADS, 50)).only(claims(Wizard.SESSIONS, 1));
    a.group(
            "Uro Configuration",
            g ->
                g.description("Where users find it, and who administrates it")
                    .ask(
                        Wizard.HOST,
                        Wizard.REACHED,
                        Wizard.PUBLIC_PORT,
                        Wizard.ENVIRONMENT,
                        Wizard.ADMINS,
                        Wizard.UPLOADERS,
                        Wizard.TIME_ZONE))
        .group(
            "Images of Uro",
            g ->
                g.description("What you have built of Uro's sources; the README tells how")
                    .ask(Wizard.API_IMAGE, Wizard.API_TAG, Wizard.SITE_IMAGE, Wizard.SITE_TAG));
    Database.ask(a);
    a.group(
            "Network Configuration",
            g ->
                g.description("The port of the NAS and how it is reached")
                    .ask(Wizard.WEB_PORT, Wizard.CERTIFICATE)
                    .askOnly(Helm.EDITION, Wizard.USUAL_PORT, Wizard.USUAL_ADDRESS)
                    .ask(Wizard.TRUSTED_PROXIES))
        .group(
            "Storage Configuration",
            g ->
                g.description("Where data is kept; snapshot uploads and database together")
                    .ask(Wizard.UPLOADS, Wizard.SESSIONS, Wizard.STORAGES));
    Services.ask(a);
    a.group(
            "Secrets and Variables",
            g ->
                g.description("All of it can stay empty")
                    .ask(Wizard.KEY_BASE, Wizard.TOKEN_SIGNER, Wizard.SIGNUP_KEY, Wizard.VARIABLES))
        .group(
            "Resources Configuration",
            g ->
                g.description("How much of the NAS it may use at most")
                    .ask(Wizard.API_LIMITS, Wizard.SITE_LIMITS, Wizard.DATABASE_LIMITS));
  }

  /**
   * What the image does by itself, said again for images of the same contract. Neither command
   * compiles, asks for packages or writes below /app. The signal to stop reaches both: the server
   * takes the place of the shell, which hands it on to the migrations.
   *
   * <p>Erlang makes a table with a place for each file that it may open (erl, flag {@code +Q}):
   * with the thousand million of many a Docker it would take 1.6 GB, more than the container has.
   *
   * <p>Uploads on their way are left there by an API that was killed (plug v1.17.0,
   * lib/plug/upload.ex), and the directory outlives the container.
   */
  static final String START =
      "ulimit -n 65536 2>/dev/null;"
          + " rm -rf /tmp/plug-*;"
          + " mix ecto.migrate --no-compile --no-deps-check & migrations=$!;"
          + " trap 'kill $migrations; wait $migrations; exit 143' TERM;"
          + " wait $migrations && trap - TERM"
          + " && exec mix phx.server --no-compile --no-deps-check";

  private static void api(ContainerSpec c) {
    c.command("/bin/sh", "-c", START)
        .env("TZ", Wizard.TIME_ZONE)
        .env("MIX_ENV", "prod")
        .env("HOME", "/tmp")
        // Anything else makes Uro run with the secrets of its source code.
        .env("COMPILE_PHASE", "false")
        .env("PORT", API_HTTP)
        .env("URL", text("{}/api/v1/", PublicAddress.ORIGIN))
        .env("FRONTEND_URL", text("{}/", PublicAddress.ORIGIN))
        .env("ROOT_ORIGIN", PublicAddress.ORIGIN)
        .env("DATABASE_URL", Database.url())
        .env("REDIS_URL", Sessions.REDIS.url())
        .env("PHOENIX_KEY_BASE", Wizard.KEY_BASE.secret())
        .env("JOKEN_SIGNER", Wizard.TOKEN_SIGNER.secret())
        .env("SIGNUP_API_KEY", Wizard.SIGNUP_KEY.secret());
    Services.environment(c);
    ExtraVariables.set(c, Wizard.VARIABLES);
    ExtraStorage.mount(c, Wizard.STORAGES);
    c.mount(Wizard.UPLOADS, "/app/uploads", m -> m.ownedBy(USER, USER))
        .mount(API_TMP, "/tmp")
        .port(API_HTTP)
        // An hour for its migrations, before which it has no server. One that cannot go on ends.
        .starts(Probe.http("/health").every(5).failsAfter(720))
        // The list of game servers comes from the database (lib/uro/v_sekai.ex), /health is a
        // constant (lib/uro/controllers/health.ex). A restart would not mend a database.
        .ready(Probe.http("/shards").every(10).failsAfter(3))
        .live(Probe.http("/health").every(10).failsAfter(6))
        .limits(Wizard.API_LIMITS);
  }

  private static void site(ContainerSpec c) {
    c.command("node", "server.js")
        .env("TZ", Wizard.TIME_ZONE)
        // It listens on what HOSTNAME says, and that is the container's own name otherwise.
        .env("HOSTNAME", "0.0.0.0")
        .env("PORT", SITE_HTTP)
        .env("NODE_ENV", "production")
        .env("NEXT_TELEMETRY_DISABLED", "1")
        .env("NEXT_PUBLIC_ORIGIN", PublicAddress.ORIGIN)
        .env("NEXT_PUBLIC_API_ORIGIN", text("{}/api/v1", PublicAddress.ORIGIN))
        .env("API_ORIGIN", text("http://{}", addressOf(API, API_HTTP)))
        .env("NEXT_PUBLIC_TURNSTILE_SITEKEY", Services.captchaSiteKey())
        .mount(SITE_CACHE, "/app/.next/cache")
        .mount(SITE_TMP, "/tmp")
        .port(SITE_HTTP)
        .starts(Probe.http("/health").every(5).failsAfter(24))
        .ready(Probe.http("/health").every(5))
        .live(Probe.http("/health").every(10).failsAfter(6))
        .limits(Wizard.SITE_LIMITS);
  }

  private static void refuse(AppSpec a) {
    Database.refuse(a);
    Services.refuse(a);
    ExtraVariables.refuse(a, Wizard.VARIABLES, OWNED);
  }

  /**
   * What the code reads (config/*.exs, lib/uro/mailer.ex, lib/uro/controllers/user.ex at the commit
   * of {@link Images}), and what would change how Mix and the Erlang runtime start.
   */
  static final List<String> OWNED =
      List.of(
          "COMPILE_PHASE",
          "DATABASE_URL",
          "FRONTEND_URL",
          "HEX_*",
          "HOME",
          "JOKEN_SIGNER",
          "MINIMAL_START",
          "MIX_*",
          "NOREPLY_SENDER",
          // Every OAUTH2_<NAME>_STRATEGY switches a provider on (config/config.exs, line 132).
          "OAUTH2_*",
          "PHOENIX_KEY_BASE",
          "PORT",
          "REDIS_URL",
          "ROOT_ORIGIN",
          "SENDGRID_API_KEY",
          "SIGNUP_API_KEY",
          "TEST_DATABASE_URL",
          "TURNSTILE_SECRET_KEY",
          "TZ",
          "URL");
}
