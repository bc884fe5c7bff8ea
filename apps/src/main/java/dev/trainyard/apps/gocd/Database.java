package dev.trainyard.apps.gocd;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.any;
import static dev.trainyard.generator.expression.Expressions.concat;
import static dev.trainyard.generator.expression.Expressions.inProperties;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.apps.ExistingDatabase;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.TextFile;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Expression;

/**
 * The embedded database, or a PostgreSQL that exists: part of GoCD since 20.5.0, from PostgreSQL
 * 9.6 on (gocd/docs.go.cd configuring_database.md, connection-properties.md). Of the extensions
 * that its manual names it adds only {@code citext}, unless it is there (gocd/gocd@26.1.0
 * initialize.xml, line 23). The manual has a superuser do that; from PostgreSQL 13 on the owner of
 * a database may, and nobody is asked for rights when it is there (tried with 15). Without a {@code
 * db.properties} GoCD takes the embedded one; so the choice is fixed, and nobody meets an empty
 * server after an edit. A file that came with the data counts only where the owner says so.
 */
final class Database {

  static final ChoiceQuestion KIND =
      choice("database.kind")
          .label("Database")
          .description(
              "The embedded one suffices for most. GoCD's own backup works with that only. Fixed"
                  + " after the installation: nothing moves the data.")
          .option("embedded", "The embedded one")
          .option("postgresql", "A PostgreSQL that exists already")
          .immutable();

  private static final Expression<Boolean> POSTGRESQL = KIND.is("postgresql");

  static final StringQuestion HOST = ExistingDatabase.host(POSTGRESQL);

  static final IntegerQuestion PORT =
      ExistingDatabase.port(5432, "5432 is PostgreSQL's own.", POSTGRESQL);

  static final StringQuestion NAME =
      ExistingDatabase.name("It must exist and be empty, or be GoCD's.", POSTGRESQL);

  static final StringQuestion USER =
      string("database.user")
          .label("User")
          .description("Owns the database. The README tells how to make both.")
          .length(1, 63)
          .pattern("^[!-~]+$", "Only printable ASCII characters without blanks are possible.")
          .when(POSTGRESQL);

  static final SecretQuestion PASSWORD =
      secret("database.password")
          .label("Password")
          .description("Of this user. Another one counts when the app is saved.")
          .length(1, 256)
          .pattern("^[ -~]+$", "Only printable ASCII characters are possible.")
          .when(POSTGRESQL);

  static final BooleanQuestion TLS =
      yesNo("database.tls")
          .label("Encrypt the Connection")
          .description("The certificate of the server is not verified.")
          .when(POSTGRESQL);

  /**
   * For data that had a database elsewhere before, of a kind that the app does not ask for, too.
   */
  static final BooleanQuestion OF_THE_DATA =
      yesNo("database.of_the_data")
          .label("Database of the Data")
          .description(
              "For data of an earlier installation: GoCD works on the database that config/db.properties"
                  + " in them names. Never for a copy: two servers ruin a database.")
          .when(not(POSTGRESQL));

  private static final String SCRIPT = "/scripts/database.sh";
  private static final String ANSWERS = "/database/db.properties";

  private Database() {}

  static void ask(AppSpec a) {
    a.group(
        "Database",
        g ->
            g.description("Where GoCD keeps runs, agents and users.")
                .ask(KIND, OF_THE_DATA, HOST, PORT, NAME, USER, PASSWORD, TLS));
  }

  static void refuse(AppSpec a) {
    a.refuseIf(
        all(
            POSTGRESQL,
            not(all(HOST.isGiven(), NAME.isGiven(), USER.isGiven(), PASSWORD.isGiven()))),
        "A PostgreSQL that exists needs host, name, user and password. Fill in what is empty.");
    a.refuseIf(
        all(POSTGRESQL, Wizard.BACKUP.isNot("none")),
        "GoCD's own backup needs pg_dump, which its image lacks. Choose None, and back the"
            + " PostgreSQL up by its own means.");
  }

  /**
   * Adds the step that tells the server where its database is, anew at each start, and refuses data
   * that say otherwise.
   */
  static void prepare(WorkloadSpec w) {
    w.when(
        any(POSTGRESQL, not(OF_THE_DATA)),
        answered -> answered.step("database", Image.UTILITY, Database::fill));
  }

  private static void fill(ContainerSpec c) {
    c.command("/bin/sh", SCRIPT, ANSWERS, "/godata/config");
    c.file(SCRIPT, literal(TextFile.of(Database.class, "database.sh")));
    c.file(
        ANSWERS,
        when(
            POSTGRESQL,
            concat(
                text(
                    """
                    db.driver=org.postgresql.Driver
                    db.url=jdbc:postgresql://{}:{}/{}
                    db.user={}
                    db.password={}
                    """,
                    HOST,
                    PORT,
                    NAME,
                    inProperties(USER),
                    inProperties(PASSWORD.secret())),
                when(TLS, text("db.connectionProperties.sslmode=require\n")))));
    c.mount(Wizard.DATA, "/godata", m -> m.ownedBy(Gocd.USER, Gocd.GROUP));
    c.limits(0.5, 64);
  }
}
