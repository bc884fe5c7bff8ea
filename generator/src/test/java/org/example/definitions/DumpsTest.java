package org.example.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.block.Database;
import dev.trainyard.generator.block.MariaDb;
import dev.trainyard.generator.block.PostgreSql;
import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.compose.ComposeSite;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

  static Stream<Arguments> databases() {
    return Stream.of(
        Arguments.of(
            PostgreSql.postgreSql("db", DATA).dumpedBeforeUpgrade(DUMPS),
            "/mnt/dumps/postgresql-dumps"),
        Arguments.of(
            MariaDb.mariaDb("db", DATA).dumpedBeforeUpgrade(DUMPS), "/mnt/dumps/mariadb-dumps"));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void each_installation_has_a_folder_in_the_one_of_the_database(
      Database<?> database, String directory) {
    App app = app(database);

    assertThat(prepare(app, "photos").toString())
        .contains("DUMPED=photos.db", "source=" + directory);
    assertThat(prepare(app, "notes").toString()).contains("DUMPED=notes.db");
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
