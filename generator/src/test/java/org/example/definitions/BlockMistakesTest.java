package org.example.definitions;

import static dev.trainyard.generator.block.MariaDb.mariaDb;
import static dev.trainyard.generator.block.PostgreSql.postgreSql;
import static dev.trainyard.generator.block.Redis.redis;
import static dev.trainyard.generator.block.TlsProxy.tlsProxy;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.certificate;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.block.PostgreSql;
import dev.trainyard.generator.block.TlsProxy;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a building block is told wrongly fails at the line that says it. */
class BlockMistakesTest {

  private static final StorageQuestion DATA = storage("storage.data").label("Data");
  private static final Workload SERVER = workload("server");
  private static final Port HTTP = tcp("http", 8080);

  private static TlsProxy proxy() {
    return tlsProxy("proxy", port("network.web").label("Web"), certificate("network.tls"));
  }

  /** The line of the definition is in the trace, from where the plugin takes it. */
  private static void fails(ThrowingCallable said, String... told) {
    assertThatThrownBy(said)
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains(told)
        .contains("allowed: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Notes",
        "1notes",
        "my-notes",
        "a b",
        "a'b",
        "a`; DROP DATABASE b; --",
        "é",
        "{}",
        "a\nb",
        "a12345678901234567890123456789012345678901234567890123456789012b"
      })
  void names_of_databases_and_users_are_plain(String name) {
    fails(() -> postgreSql("db", DATA).database(name, "app"), "the database is", name);
    fails(() -> postgreSql("db", DATA).database("app", name), "the user of the database is", name);
    fails(() -> mariaDb("db", DATA).database(name, "app"), "the database is", name);
    fails(() -> mariaDb("db", DATA).database("app", name), "the user of the database is", name);
  }

  @Test
  void names_that_a_server_has_itself_are_refused() {
    fails(
        () -> postgreSql("db", DATA).database("template1", "app"),
        "which the server keeps for itself");
    fails(() -> postgreSql("db", DATA).database("app", "pg_notes"), "pg_notes");
    fails(() -> mariaDb("db", DATA).database("mysql", "app"), "which the server keeps for itself");
    fails(() -> mariaDb("db", DATA).database("app", "root"), "which the server keeps for itself");
    assertThatCode(() -> mariaDb("db", DATA).database("my_notes2", "pg_notes"))
        .doesNotThrowAnyException();
    assertThatCode(() -> postgreSql("db", DATA).database("postgres", "postgres"))
        .doesNotThrowAnyException();
  }

  @Test
  void settings_are_made_once_and_are_none_of_the_block_itself() {
    fails(() -> postgreSql("db", DATA).setting("port", "5433"), "which the block makes itself");
    fails(() -> postgreSql("db", DATA).setting("hba_file", "/x"), "which the block makes itself");
    fails(() -> mariaDb("db", DATA).setting("skip_networking", "1"), "makes itself");
    fails(() -> postgreSql("db", DATA).setting("max-connections", "5"), "the setting is");
    fails(() -> postgreSql("db", DATA).setting("max_connections", ""), "max_connections is \"\"");
    fails(() -> postgreSql("db", DATA).setting("log_line_prefix", "$(X)"), "log_line_prefix");
    fails(() -> postgreSql("db", DATA).setting("search_path", "a\nb"), "search_path");
    fails(
        () -> mariaDb("db", DATA).setting("max_connections", "5").setting("max_connections", "6"),
        "a second time");
    assertThatCode(
            () ->
                postgreSql("db", DATA)
                    .setting("pg_stat_statements.max", "100")
                    .setting("search_path", "\"$user\", public"))
        .doesNotThrowAnyException();
  }

  @Test
  void a_dump_stays_whatever_is_answered() {
    PostgreSql server = postgreSql("postgresql", DATA).dumpedBeforeUpgrade(storage("dumps"));
    BooleanQuestion when = yesNo("when");
    for (IntegerQuestion keep : List.of(integer("keep"), integer("keep").range(0, 9))) {
      fails(() -> server.dumpedRegularly(when, literal(24), keep), "would stay", "at least 1");
    }
    assertThatCode(() -> server.dumpedRegularly(when, literal(24), integer("keep").range(1, 9)))
        .doesNotThrowAnyException();
  }

  @Test
  void redis_drops_and_holds_what_it_knows() {
    fails(() -> redis("cache", DATA).dropping("lru"), "\"lru\"", "allkeys-lru");
    fails(() -> redis("cache", DATA).memory(0), "0 MiB");
    assertThatCode(() -> redis("cache", DATA).dropping("volatile-ttl").memory(1))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "api/*",
        "/a b",
        "/a\n",
        "/{path}",
        "/\"",
        "/`",
        "/*/x",
        "@named",
        "/a {\n\trespond 200"
      })
  void routes_of_a_proxy_are_paths(String path) {
    fails(() -> proxy().route(path, SERVER, HTTP), "the path of a route is", path);
    fails(() -> proxy().routeStripped(path, SERVER, HTTP), "the path of a route is", path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0MB", "50", "50 MB", "1.5GB", "fifty", "50MB\n\t}", "-1MB"})
  void bodies_have_a_size(String size) {
    fails(() -> proxy().mostBody(size), "the largest body of a request is", size);
  }

  @Test
  void a_route_that_never_leads_is_refused() {
    fails(() -> proxy().to(SERVER, HTTP).to(SERVER, HTTP), "two routes for everything");
    fails(
        () -> proxy().route("/api/*", SERVER, HTTP).routeStripped("/API/*", SERVER, HTTP),
        "two routes for /API/*");
    // Caddy sorts by the length of paths: what leads everything is the last one of all.
    assertThatCode(
            () ->
                proxy()
                    .to(SERVER, HTTP)
                    .route("/", SERVER, HTTP)
                    .route("/a.b/~c/*", SERVER, HTTP)
                    .mostBody("50MiB"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a.*", "a=", "a\"", "{a}"})
  void a_cookie_whose_name_would_be_more_than_a_name_is_refused(String name) {
    fails(() -> proxy().ownCookie(name, literal(true)), "the name of a cookie");
    fails(() -> proxy().httpsCookie(name, literal(true)), "the name of a cookie");
  }

  @Test
  void a_proxy_without_routes_is_refused_where_it_is_declared() {
    TlsProxy nowhere = proxy();

    assertThatThrownBy(() -> app("notes", nowhere::run))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("the proxy proxy leads nowhere", "to(WORKLOAD, PORT)");
  }
}
