package dev.trainyard.docs;

import static dev.trainyard.docs.Example.IMAGE;
import static dev.trainyard.generator.expression.Expressions.generatedSecret;
import static dev.trainyard.generator.expression.Expressions.hostOf;
import static dev.trainyard.generator.expression.Expressions.inUrl;
import static dev.trainyard.generator.expression.Expressions.passwordHash;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Probe.exec;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.storage;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;

/** Secrets that are asked for, generated, hashed, and handed over. */
final class SecretsExample implements AppDefinition {

  // tag::secrets-questions[]
  static final SecretQuestion ADMIN_PASSWORD =
      secret("notes.admin_password").label("Password").required().length(8, 72);

  static final SecretQuestion API_KEY =
      secret("notes.api_key")
          .label("API key")
          .description("Empty: one is made.")
          .generatedIfEmpty(32);

  /** Nobody is asked for it: only the app's own containers use it. */
  static final Expression<String> DATABASE_PASSWORD = generatedSecret("database-password", 32);

  // end::secrets-questions[]

  private static final StorageQuestion DATA = storage("storage.data").label("Database");

  @Override
  public App define() {
    return Example.app(
        "secrets",
        a -> {
          a.group("Notes", g -> g.ask(ADMIN_PASSWORD, API_KEY));
          a.group("Storage", g -> g.ask(DATA));
          a.workload("server", w -> w.runAs(568, 568).container(IMAGE, SecretsExample::server));
          a.workload(
              "database",
              w ->
                  w.runAs(70, 70)
                      .container(
                          image("docker.io/library/postgres", "17.2-alpine"),
                          SecretsExample::database));
          a.scenario("default", s -> s.answer(ADMIN_PASSWORD, "a password of the owner"));
        });
  }

  private static void server(ContainerSpec c) {
    // tag::secrets-use[]
    c.env("API_KEY", API_KEY.secret());
    c.env(
        "DATABASE_URL",
        text("postgres://notes:{}@{}/notes", inUrl(DATABASE_PASSWORD), hostOf("database")));
    c.file(
        "/etc/notes/users",
        text("admin:{}\n", passwordHash("admin-password", ADMIN_PASSWORD)),
        0440);
    // end::secrets-use[]
    c.port("http", 8080).ready(http("/health"));
  }

  private static void database(ContainerSpec c) {
    c.env("POSTGRES_USER", "notes").env("POSTGRES_PASSWORD", DATABASE_PASSWORD);
    c.env("PGDATA", "/data/pgdata").mount(DATA, "/data", m -> m.ownedBy(70, 70));
    c.temporary("run", "/var/run/postgresql", 16).port("sql", 5432);
    c.ready(exec("pg_isready", "-U", "notes"));
  }
}
