package dev.trainyard.generator.block;

import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.concat;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.model.Parts.addressOf;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;

import dev.trainyard.generator.model.AppParts;
import dev.trainyard.generator.model.ConditionalContent;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Parts;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.TextFile;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.TimeZoneQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * A reverse proxy in front of an app, on the image {@code docker.io/library/caddy}: one port of the
 * NAS, HTTPS with a certificate of the NAS when the owner has chosen one, HTTP otherwise. It passes
 * WebSockets. A renewed certificate comes into force without a restart wherever the platform
 * exchanges files beneath a running container.
 *
 * <p>What an app hears of its client is what the proxy has found: one address in {@code
 * X-Forwarded-For}, the protocol and host that were asked in {@code X-Forwarded-Proto} and {@code
 * X-Forwarded-Host}, and a UUID of each request in {@code X-Request-Id}. Nobody but {@linkplain
 * #trusting proxies that are believed} says anything in {@code X-Forwarded-*}, and nobody at all in
 * {@code Forwarded} and headers that end in {@code -Ip}, such as {@code X-Real-Ip}.
 *
 * <p>Of the routes that match, the one with the longest path leads, whatever the order they are
 * added in: so Caddy sorts {@code handle} and {@code handle_path}. HTTP/3 is off because the port
 * of the NAS is TCP only.
 */
public final class TlsProxy {

  /** The default image. */
  public static final Image IMAGE =
      Image.image("docker.io/library/caddy", "2.11.4-alpine")
          .pinnedTo("sha256:5f5c8640aae01df9654968d946d8f1a56c497f1dd5c5cda4cf95ab7c14d58648");

  private static final Port WEB = tcp("web", 8080);
  private static final Volume CONFIG = temporary("caddy-config", 16);
  private static final Volume DATA = temporary("caddy-data", 16);
  private static final String FILE = "/etc/caddy/Caddyfile";
  private static final String SCRIPT = "/scripts/proxy.sh";
  private static final String TLS = "/tls";
  private static final String HEALTH = "/.trainyard/health";
  private static final long USER = 568;

  /** What Caddy takes as one word that is a path, and has neither variables nor quotes. */
  private static final Demand PATH =
      Demand.of(
          "/[A-Za-z0-9._~@:+,;=!$&()%/-]*\\*?",
          "a path that starts with /, without blanks, quotes and braces, such as /api/*; * may stand"
              + " at the end");

  private static final String ADDRESSES = "0123456789abcdefABCDEF.:/";

  private static final Demand COOKIE =
      Demand.of("[A-Za-z0-9_-]+", "letters, digits, _ and -, such as session");

  private static final Demand SIZE =
      Demand.of("[1-9][0-9]{0,8}[KMG]i?B", "a whole number with KB, MB, GB, KiB, MiB or GiB");

  /**
   * What the app is told goes in last: what a client names in {@code Connection} is removed before
   * (caddyserver/caddy v2.11.4, modules/caddyhttp/reverseproxy/reverseproxy.go, lines 696 and 819),
   * and Caddy would add the last proxy's address to the client's (line 947).
   *
   * <p>Each request has a connection of its own to the app. One that an app is about to close after
   * an error would lose the next client's POST, which nobody may send again (golang/go go1.26.8,
   * net/http/transport.go, shouldRetryRequest), and some servers keep the files of an upload for as
   * long as its connection. Within a machine a new one costs little.
   */
  private static final String LEADING =
      """
      (lead) {
      \treverse_proxy {args[0]} {
      \t\theader_up X-Forwarded-For {client_ip}
      \t\theader_up X-Request-Id {http.request.uuid}
      {}\t\ttransport http {
      \t\t\tkeepalive off
      \t\t}
      \t}
      }
      """;

  /**
   * Caddy itself cleans three of the headers only (addForwardedHeaders there), and of those with
   * {@code _} none is left (server.go, line 500).
   */
  private static final String UNTOLD =
      """
      \t@stranger vars trusted_proxy false
      \trequest_header @stranger -*Forwarded*
      \trequest_header -Forwarded
      \trequest_header -*-Ip
      """;

  /** Where requests for a path go; an empty path is everything. */
  private record Route(
      String path, boolean stripped, boolean uploads, Workload workload, Port port) {

    /** Refuses null. */
    Route {
      NotNull.of(workload, "the workload");
      NotNull.of(port, "the port");
    }

    boolean meets(Route other) {
      return workload.equals(other.workload()) && port.equals(other.port());
    }
  }

  /** A cookie for HTTPS only, where users come by it, and perhaps for pages of the app only. */
  private record Cookie(String name, boolean own, Expression<Boolean> https) {

    /** Refuses null. */
    Cookie {
      NotNull.of(https, "whether users come by HTTPS");
    }

    Expression<String> line() {
      return own
          ? with(text("; SameSite=Lax{}", when(https, text("; Secure"))))
          : when(https, with(text("; Secure")));
    }

    private Expression<String> with(Expression<String> attributes) {
      return text("\t\theader_down Set-Cookie \"^(" + name + "=.*)$\" \"$1{}\"\n", attributes);
    }
  }

  /** What the owner is asked; a proxy without time zone or trusted proxies asks for none. */
  private record Asked(
      PortQuestion port,
      CertificateQuestion certificate,
      Optional<StringListQuestion> trusted,
      Optional<TimeZoneQuestion> timeZone) {

    /** Refuses null. */
    Asked {
      NotNull.of(port, "the port");
      NotNull.of(certificate, "the certificate");
    }
  }

  private final Workload workload;
  private final Asked asked;
  private final List<Route> routes;
  private final List<Cookie> cookies;
  private final Optional<String> mostBody;
  private final Optional<BiConsumer<WorkloadSpec, Port>> more;

  private TlsProxy(
      Workload workload,
      Asked asked,
      List<Route> routes,
      List<Cookie> cookies,
      Optional<String> mostBody,
      Optional<BiConsumer<WorkloadSpec, Port>> more) {
    this.workload = workload;
    this.asked = asked;
    this.routes = List.copyOf(routes);
    this.cookies = List.copyOf(cookies);
    this.mostBody = mostBody;
    this.more = more;
  }

  /**
   * A proxy without routes yet.
   *
   * @param name of its workload; at most 15 characters
   * @param port where clients reach it
   * @param certificate the question for a certificate, which may be left unanswered
   */
  public static TlsProxy tlsProxy(String name, PortQuestion port, CertificateQuestion certificate) {
    return new TlsProxy(
        Parts.workload(name),
        new Asked(port, certificate, Optional.empty(), Optional.empty()),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Leads everything that no other route takes.
   *
   * @throws IllegalArgumentException when it is said twice
   */
  public TlsProxy to(Workload target, Port port) {
    return route(new Route("", false, false, target, port));
  }

  /**
   * Leads what a path matches.
   *
   * @param path of Caddy's {@code handle}, such as {@code /uploads/*}; upper and lower case are one
   * @throws IllegalArgumentException when it is no path, or there is a route for it
   */
  public TlsProxy route(String path, Workload target, Port port) {
    return route(new Route(PATH.on("the path of a route", path), false, false, target, port));
  }

  /**
   * Leads what a path matches, without the part of the path before {@code *}.
   *
   * @param path of Caddy's {@code handle_path}, such as {@code /api/*}
   * @throws IllegalArgumentException when it is no path, or there is a route for it
   */
  public TlsProxy routeStripped(String path, Workload target, Port port) {
    return route(new Route(PATH.on("the path of a route", path), true, false, target, port));
  }

  /**
   * Leads what a path matches to files that users have uploaded: a browser must not run scripts of
   * theirs in the name of the site, nor guess that a picture is a page. That holds for the way
   * through a {@linkplain #routeStripped stripped} route to the same port as well.
   *
   * @param path of Caddy's {@code handle}, such as {@code /uploads/*}
   * @throws IllegalArgumentException when it is no path, or there is a route for it
   */
  public TlsProxy routeUploads(String path, Workload target, Port port) {
    return route(new Route(PATH.on("the path of a route", path), false, true, target, port));
  }

  private TlsProxy route(Route route) {
    if (routes.stream().anyMatch(other -> other.path().equalsIgnoreCase(route.path()))) {
      throw new IllegalArgumentException(
          "the proxy has two routes for %s; the second would never lead; allowed: one"
              .formatted(route.path().isEmpty() ? "everything" : route.path()));
    }
    List<Route> all = new ArrayList<>(routes);
    all.add(route);
    return new TlsProxy(workload, asked, all, cookies, mostBody, more);
  }

  /**
   * Has browsers send a cookie of the app with requests of its own pages only: the app sets it
   * without {@code SameSite}, and pages of others could send forms in the name of whoever is logged
   * in.
   *
   * @param name of the cookie: letters, digits, {@code _} and {@code -}
   * @param https whether users reach the app by HTTPS; then it is never sent by HTTP
   * @throws IllegalArgumentException for another name
   */
  public TlsProxy ownCookie(String name, Expression<Boolean> https) {
    return cookie(name, true, https);
  }

  /**
   * Has browsers send a cookie of the app by HTTPS only. Where programs reach the app by HTTP as
   * well, past the proxy, the app must not say so itself: they would never send the cookie, and get
   * a new session with each request.
   *
   * @param name of the cookie: letters, digits, {@code _} and {@code -}
   * @param https whether users reach the app by HTTPS alone
   * @throws IllegalArgumentException for another name
   */
  public TlsProxy httpsCookie(String name, Expression<Boolean> https) {
    return cookie(name, false, https);
  }

  private TlsProxy cookie(String name, boolean own, Expression<Boolean> https) {
    List<Cookie> all = new ArrayList<>(cookies);
    all.add(new Cookie(COOKIE.on("the name of a cookie", name), own, https));
    return new TlsProxy(workload, asked, routes, all, mostBody, more);
  }

  /**
   * Refuses larger bodies of requests; without it any size passes.
   *
   * @param size a whole number with KB, MB, GB, KiB, MiB or GiB, such as {@code 210MB}
   * @throws IllegalArgumentException for another text
   */
  public TlsProxy mostBody(String size) {
    String checked = SIZE.on("the largest body of a request", size);
    return new TlsProxy(workload, asked, routes, cookies, Optional.of(checked), more);
  }

  /**
   * Believes other proxies in front of it what they say in {@code X-Forwarded-*}. The client is
   * whoever was there before the first of them, so that it does not matter what they were told.
   *
   * @param proxies addresses or networks
   * @throws IllegalArgumentException when the question's pattern admits other characters than those
   *     of addresses: the answers are words of the proxy's configuration
   */
  public TlsProxy trusting(StringListQuestion proxies) {
    if (!proxies.limits().isWithin(ADDRESSES)) {
      throw new IllegalArgumentException(
          "the pattern of the question for proxies to trust is \"%s\"; allowed: one that admits hexadecimal digits, . : and / only, such as ^[0-9a-fA-F.:]+(/[0-9]{1,3})?$"
              .formatted(proxies.limits().pattern()));
    }
    return asking(
        new Asked(asked.port(), asked.certificate(), Optional.of(proxies), asked.timeZone()));
  }

  /** Writes its log in the owner's time. */
  public TlsProxy timeZone(TimeZoneQuestion zone) {
    return asking(new Asked(asked.port(), asked.certificate(), asked.trusted(), Optional.of(zone)));
  }

  private TlsProxy asking(Asked questions) {
    return new TlsProxy(workload, questions, routes, cookies, mostBody, more);
  }

  /** {@code https} when a certificate is chosen, else {@code http}: for portals and addresses. */
  public Expression<String> protocol() {
    return choose(asked.certificate().isGiven(), literal("https"), literal("http"));
  }

  /**
   * Says more of its workload.
   *
   * @param content gets the workload, and the port that it listens on
   */
  public TlsProxy also(BiConsumer<WorkloadSpec, Port> content) {
    return new TlsProxy(workload, asked, routes, cookies, mostBody, Optional.of(content));
  }

  /**
   * Declares the workload, which starts when all it leads to is ready.
   *
   * @throws IllegalArgumentException when it has no routes
   */
  public void run(AppParts<?> app) {
    if (routes.isEmpty()) {
      throw new IllegalArgumentException(
          "the proxy %s leads nowhere; call to(WORKLOAD, PORT) or route(PATH, WORKLOAD, PORT)"
              .formatted(workload.name()));
    }
    app.workload(
        workload,
        w -> {
          targets().forEach(target -> w.waitFor(target.workload(), target.port()));
          w.runAs(USER, USER).container(IMAGE, this::serve);
          more.ifPresent(content -> content.accept(w, WEB));
        });
  }

  private Set<Route> targets() {
    Set<Route> targets = new LinkedHashSet<>();
    routes.forEach(
        route -> targets.add(new Route("", false, false, route.workload(), route.port())));
    return targets;
  }

  private void serve(ContainerSpec c) {
    asked.timeZone().ifPresent(zone -> c.env("TZ", zone));
    c.command("/bin/sh", SCRIPT, "caddy", "run", "--config", FILE, "--adapter", "caddyfile")
        .file(SCRIPT, literal(TextFile.of(TlsProxy.class, "proxy.sh")))
        .file(FILE, configuration())
        .when(asked.certificate().isGiven(), this::serveTls)
        // The environment of the image makes them Caddy's own directories.
        .mount(CONFIG, "/config")
        .mount(DATA, "/data")
        .portWithClientAddress(WEB, asked.port())
        .capability(
            "NET_BIND_SERVICE",
            "The image marks the program with this capability, and the kernel starts no program"
                + " whose marks it must not grant. The port it listens on does not need it.")
        .starts(health().every(2).failsAfter(30))
        .ready(health().every(5))
        .live(health().every(10).failsAfter(6))
        .limits(0.5, 128);
  }

  /** Choosing a certificate, or none, restarts the proxy; a renewed one does not. */
  private void serveTls(ConditionalContent<?> chosen) {
    chosen
        .env("CERTIFICATE", TLS)
        .liveFiles(
            TLS,
            files ->
                files
                    .file("tls.crt", asked.certificate().certificate())
                    .file("tls.key", asked.certificate().privateKey()));
  }

  private Probe health() {
    return Probe.http(HEALTH)
        .scheme(choose(asked.certificate().isGiven(), literal("HTTPS"), literal("HTTP")));
  }

  private Expression<String> configuration() {
    List<Expression<String>> parts = new ArrayList<>();
    parts.add(
        text(
            """
            {
            \tadmin off
            \tauto_https off
            \tpersist_config off
            \tgrace_period 20s
            \tservers {
            \t\tprotocols h1 h2
            """));
    asked
        .trusted()
        .ifPresent(
            proxies ->
                parts.add(
                    when(
                        proxies.hasItems(),
                        text(
                            "\t\ttrusted_proxies static {}\n\t\ttrusted_proxies_strict\n",
                            verbatim(proxies.joined(" "))))));
    parts.add(
        text(
            "\t}\n}\n\n" + LEADING + "\n{}://:" + WEB.number().orElseThrow() + " {\n",
            concat(cookies.stream().map(Cookie::line).toList()),
            verbatim(protocol())));
    parts.add(
        when(
            asked.certificate().isGiven(),
            text("\ttls " + TLS + "/tls.crt " + TLS + "/tls.key\n")));
    mostBody.ifPresent(
        size -> parts.add(text("\trequest_body {\n\t\tmax_size " + size + "\n\t}\n")));
    parts.add(text(UNTOLD));
    parts.add(text("\thandle " + HEALTH + " {\n\t\trespond 200\n\t}\n"));
    routes.forEach(route -> parts.add(directive(route)));
    parts.add(text("}\n"));
    return concat(parts);
  }

  private Expression<String> directive(Route route) {
    String word = route.stripped() ? "handle_path " : "handle ";
    String headers =
        route.uploads()
            ? sandbox("")
            : routes.stream()
                .filter(uploads -> route.stripped() && uploads.uploads() && uploads.meets(route))
                .map(uploads -> sandbox(uploads.path() + " "))
                .collect(Collectors.joining());
    return text(
        "\t" + (word + route.path()).strip() + " {\n" + headers + "\t\timport lead {}\n\t}\n",
        addressOf(route.workload(), route.port()));
  }

  private static String sandbox(String paths) {
    return "\t\theader "
        + paths
        + "{\n\t\t\t>Content-Security-Policy sandbox\n"
        + "\t\t\t>X-Content-Type-Options nosniff\n\t\t}\n";
  }
}
