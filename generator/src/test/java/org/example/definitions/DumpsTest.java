package org.example.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.trainyard.generator.block.Database;
import dev.trainyard.generator.block.MariaDb;
import dev.trainyard.generator.block.PostgreSql;
import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.compose.ComposeSite;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.expression.Expressions;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where dumps lie: one storage may be that of several apps, and of other files. */
class DumpsTest {

  private static final StorageQuestion DATA = Questions.storage("storage.data");
  private static final StorageQuestion DUMPS = Questions.storage("storage.dumps");

  private static App app(Database<?> database) {
    return Demo.web(
        a -> {
          a.group("Storage", g -> g.ask(DATA, DUMPS));
          database.run(a);
        },
        c -> c.env("URL", database.url()));
  }

  private static Object prepare(App app, String installed) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("ix_context", Map.of("app_name", installed));
    values.put(
        "ix_volumes",
        Map.of("data", "/mnt/data", "dumps", "/mnt/dumps", "generated-secrets", "/mnt/secrets"));
    values.putAll(ComposeEdition.fixedValues(app));
    ComposeSite site = new ComposeSite("demo", values);
    Object file =
        Manifests.evaluate(List.of(ComposeEdition.file(app)), site.answers(), site).get(0);
    return Demo.at(file, "services", "db-prepare");
  }

  private static final BooleanQuestion REGULARLY = Questions.yesNo("storage.regularly");

  private static Object services(PostgreSql database, boolean regularly) {
    App app =
        Demo.web(
            a -> {
              a.group("Storage", g -> g.ask(DATA, DUMPS, REGULARLY));
              database.run(a);
            },
            c -> c.env("URL", database.url()));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("ix_context", Map.of("app_name", "photos"));
    values.put("storage", Map.of("regularly", regularly));
    values.put(
        "ix_volumes",
        Map.of("data", "/mnt/data", "dumps", "/mnt/dumps", "generated-secrets", "/mnt/secrets"));
    values.putAll(ComposeEdition.fixedValues(app));
    ComposeSite site = new ComposeSite("demo", values);
    return Demo.at(
        Manifests.evaluate(List.of(ComposeEdition.file(app)), site.answers(), site).get(0),
        "services");
  }

  @Test
  void dumps_by_a_schedule_are_made_beside_the_server_when_the_owner_wants_them() {
    PostgreSql database =
        PostgreSql.postgreSql("db", DATA)
            .dumpedBeforeUpgrade(DUMPS)
            .dumpedRegularly(REGULARLY, Expressions.literal(24), Expressions.literal(7));

    Object wanted = Demo.at(services(database, true), "db-dumps");
    assertThat(wanted.toString())
        .contains("HOURS=24", "KEEP=7", "DUMPED=photos.db", "subpath=postgresql-dumps")
        .contains("network_mode=service:db");
    assertThat(((Map<?, ?>) services(database, false)).containsKey("db-dumps")).isFalse();
    // A dump is restored in the container of the server, which only reads them.
    assertThat(Demo.at(services(database, false), "db", "volumes").toString())
        .contains("subpath=postgresql-dumps", "target=/scripts/dumps.sh");
  }

  @Test
  void dumps_by_a_schedule_need_a_storage() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                PostgreSql.postgreSql("db", DATA)
                    .dumpedRegularly(REGULARLY, Expressions.literal(24), Expressions.literal(7)))
        .withMessageContaining("call dumpedBeforeUpgrade first");
  }

  static Stream<Arguments> databases() {
    return Stream.of(
        Arguments.of(
            PostgreSql.postgreSql("db", DATA).dumpedBeforeUpgrade(DUMPS), "postgresql-dumps"),
        Arguments.of(MariaDb.mariaDb("db", DATA).dumpedBeforeUpgrade(DUMPS), "mariadb-dumps"));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void each_installation_has_a_folder_in_the_one_of_the_database(
      Database<?> database, String directory) {
    App app = app(database);

    assertThat(prepare(app, "photos").toString())
        .contains("DUMPED=photos.db", "subpath=" + directory);
    assertThat(prepare(app, "notes").toString()).contains("DUMPED=notes.db");
  }

  @Test
  void another_release_of_the_program_is_told_apart_behind_the_version() {
    App app =
        app(
            PostgreSql.postgreSql("db", DATA)
                .dumpedBeforeUpgrade(DUMPS, Expressions.literal("2026.1")));

    assertThat(prepare(app, "notes").toString()).contains("APP_VERSION=1.0.0-2026.1");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void the_version_is_that_of_the_app_whatever_is_said_first(Database<?> database, String any) {
    App app =
        App.app(
            "demo",
            a -> {
              a.group("Storage", g -> g.ask(DATA, DUMPS));
              database.run(a);
              a.version("1.7.0");
            });

    assertThat(prepare(app, "notes").toString()).contains("APP_VERSION=1.7.0");
    Map<String, Object> folders =
        Map.of(
            "storage.data", Map.of("type", "hostPath", "hostPath", "/mnt/a/b"),
            "storage.dumps", Map.of("type", "hostPath", "hostPath", "/mnt/a/c"));
    assertThat(Demo.manifests(app, folders).toString()).contains("name=APP_VERSION, value=1.7.0");
  }
}
