package dev.trainyard.catalog.diff;

import static dev.trainyard.generator.block.MariaDb.mariaDb;
import static dev.trainyard.generator.block.PostgreSql.postgreSql;
import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.question.Questions.storage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.DatabaseFacts;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.generator.block.Database;
import dev.trainyard.generator.block.MariaDb;
import dev.trainyard.generator.block.PostgreSql;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a database server has made once is not made again: another name finds nothing. */
class DatabaseChangesTest {

  private static final StorageQuestion DATA = storage("storage.data").label("Data");
  private static final PostgreSql NOTES = postgreSql("db", DATA).database("notes", "notes");
  private static final MariaDb WORDS = mariaDb("db", DATA).database("words", "words");

  private static App notes(String version, Database<?> database) {
    return app(
        "notes",
        a -> {
          a.title("Notes").description("Notes.").appVersion("1").home("https://example.org");
          a.icon("https://example.org/icon.png").categories("demo").version(version);
          a.maintainer("somebody", "somebody@example.org", "").appReadme("Notes.");
          a.readme("Notes.").change(version, "Version " + version + ".");
          a.group("Storage", g -> g.ask(DATA));
          database.run(a);
        });
  }

  private static List<Problem> breaking(
      CatalogEdition edition, Database<?> before, Database<?> after) throws Exception {
    return CatalogComparison.ofPublishing(
            edition,
            CatalogFiles.of(edition, notes("1.0.0", before)),
            CatalogFiles.of(edition, notes("1.1.0", after)))
        .problems()
        .all()
        .stream()
        .filter(problem -> problem.rule() == Rule.BREAKING_CHANGE)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("dev.trainyard.catalog.diff.NotesVersions#editions")
  void anotherDatabaseOrUserBreaksAnUpgrade(CatalogEdition edition) throws Exception {
    assertThat(breaking(edition, NOTES, NOTES.database("memos", "notes")))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.isError()).isTrue();
              assertThat(told.where().subject()).startsWith("databases, POSTGRES_DB in container ");
              assertThat(told.found())
                  .contains(
                      "changed from notes to memos: the server has its data under the former");
              assertThat(told.fix()).contains("Keep it as it was");
            });
    assertThat(breaking(edition, NOTES, NOTES.database("notes", "writer")))
        .singleElement()
        .satisfies(
            told -> assertThat(told.where().subject()).contains("POSTGRES_USER in container "));
    assertThat(breaking(edition, WORDS, WORDS.database("terms", "words")))
        .singleElement()
        .satisfies(
            told -> assertThat(told.where().subject()).contains("MARIADB_DATABASE in container "));
  }

  @ParameterizedTest
  @MethodSource("dev.trainyard.catalog.diff.NotesVersions#editions")
  void anotherMajorVersionOfPostgreSqlBreaksAnUpgrade(CatalogEdition edition) throws Exception {
    PostgreSql vectors = NOTES.image(image("docker.io/pgvector/pgvector", "0.8.0-pg17"));

    assertThat(breaking(edition, NOTES, NOTES.image(image("docker.io/library/postgres", "18.0"))))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.found())
                  .contains("from PostgreSQL 17 to PostgreSQL 18: the server does not open data");
              assertThat(told.fix()).contains("Keep the major version of the image");
            });
    assertThat(
            breaking(
                edition, vectors, NOTES.image(image("docker.io/pgvector/pgvector", "0.8.0-pg18"))))
        .hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("dev.trainyard.catalog.diff.NotesVersions#editions")
  void anotherMinorVersionAndOtherSettingsBreakNothing(CatalogEdition edition) throws Exception {
    assertThat(
            breaking(
                edition,
                NOTES,
                NOTES
                    .image(image("docker.io/library/postgres", "17.10-bookworm"))
                    .setting("max_connections", "50")))
        .isEmpty();
    assertThat(breaking(edition, WORDS, WORDS.image(image("docker.io/library/mariadb", "12.0.2"))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "docker.io/library/postgres:17.9-bookworm, PostgreSQL 17",
    "postgres:16@sha256:00, PostgreSQL 16",
    "ghcr.io/immich-app/postgres:14-vectorchord0.4.3-pgvectors0.2.0, PostgreSQL 14",
    "docker.io/pgvector/pgvector:pg16, PostgreSQL 16",
    "timescale/timescaledb:2.17.2-pg16, PostgreSQL 16",
    "tensorchord/pgvecto-rs:pg16-v0.2.0, PostgreSQL 16",
    "postgis/postgis:16-3.4, PostgreSQL 16",
    "docker.io/postgrest/postgrest:v12.2.3,",
    "docker.io/library/postgres:latest,",
    "docker.io/library/redis:7.4.11-alpine,",
    "pgautoupgrade/pgautoupgrade:17-alpine,",
    "localhost:5000/postgres:17.1, PostgreSQL 17",
    "localhost:5000/notes:2,"
  })
  void aServerIsKnownByItsImage(String image, String server) {
    assertThat(DatabaseFacts.server(image).orElse(null)).isEqualTo(server);
  }

  @Test
  void aClientOfADatabaseHasNoServer() throws Exception {
    String pod =
        "kind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: a\n"
            + "          env:\n            - name: PGHOST\n              value: db\n";
    CatalogFiles base =
        new CatalogFiles()
            .file("stable/demo/1.0.0/templates/a.yaml", pod)
            .file("stable/demo/1.0.0/ix_values.yaml", "image: {repository: postgres, tag: '16'}\n");
    CatalogFiles head =
        new CatalogFiles()
            .file("stable/demo/1.1.0/templates/a.yaml", pod)
            .file("stable/demo/1.1.0/ix_values.yaml", "image: {repository: postgres, tag: '17'}\n");

    assertThat(CatalogComparison.ofPublishing(new HelmCatalog(), base.all(), head.all()).breaking())
        .isZero();
  }
}
