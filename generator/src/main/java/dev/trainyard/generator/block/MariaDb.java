package dev.trainyard.generator.block;

import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.model.Parts.generatedSecret;
import static dev.trainyard.generator.model.Parts.hostOf;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;

import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.model.AppParts;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.GeneratedSecret;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.StorageQuestion;

/**
 * A MariaDB server of the app's own, with one database and generated passwords, on the image {@code
 * docker.io/library/mariadb}.
 *
 * <p>Before each start of the server an init container looks at the data, as for {@link
 * PostgreSql}: data of a newer version is refused before anything is touched, the passwords in
 * force are set, and what {@link #dumpedBeforeUpgrade} asks for is written. The entry point of the
 * image then brings the system tables of an older version up to date.
 *
 * <p>Facts of the image: {@code docker-entrypoint.sh} and {@code Dockerfile.template} of
 * github.com/MariaDB/mariadb-docker. User 999; a random root password would be written to the log,
 * so it is generated here.
 */
public final class MariaDb {

  /** The port of the server. */
  public static final Port PORT = tcp("mariadb", 3306);

  /** The default image, of a line with long-term support. */
  public static final Image IMAGE = Image.image("docker.io/library/mariadb", "11.8.8");

  private static final long USER = 999;
  private static final String DATA = "/var/lib/mysql";
  private static final Volume TMP = temporary("tmp", 512);
  private static final Volume RUN = temporary("run", 1);

  private final Server server;
  private final GeneratedSecret rootPassword;

  private MariaDb(Server server, GeneratedSecret rootPassword) {
    this.server = server;
    this.rootPassword = rootPassword;
  }

  /**
   * A server with the database {@code app} of the user {@code app}.
   *
   * @param workload name of its workload, which is its host name, too; at most 15 characters
   * @param data where the data is kept; a dataset of its own
   */
  public static MariaDb mariaDb(String workload, StorageQuestion data) {
    return new MariaDb(
        Server.of(workload, data, IMAGE, 1024), generatedSecret(workload + "-root-password", 32));
  }

  /** With another database and user than {@code app}; lower-case letters, digits and {@code _}. */
  public MariaDb database(String database, String user) {
    return with(server.database(database, user));
  }

  /** On another image, which has the paths and the user of the official one. */
  public MariaDb image(Image image) {
    return with(server.image(image));
  }

  /** With limits of the server that the owner answers; without 2 cores and 1024 MiB. */
  public MariaDb limits(LimitsQuestion limits) {
    return with(server.limits(limits));
  }

  /**
   * Writes a dump of the database when the app starts with another version than before, as {@link
   * PostgreSql#dumpedBeforeUpgrade} does.
   *
   * @param dumps where they are written
   * @param version the version of the app, the same as {@code AppSpec.version}
   */
  public MariaDb dumpedBeforeUpgrade(StorageQuestion dumps, String version) {
    return with(server.dumps(dumps, version));
  }

  private MariaDb with(Server another) {
    return new MariaDb(another, rootPassword);
  }

  /** Declares the workload. */
  public void run(AppParts<?> app) {
    app.workload(
        server.workload(),
        w -> {
          w.runAs(USER, USER).stopsWithin(120);
          w.initContainer("prepare", server.image(), this::prepare);
          w.container(server.image(), this::serve);
        });
  }

  /** The handle of its workload, to wait for it at {@link #PORT}. */
  public Workload workload() {
    return server.workload();
  }

  /** The user's password: 32 letters and digits, which stand as they are in an address. */
  public GeneratedSecret password() {
    return server.password();
  }

  /** {@code mysql://USER:PASSWORD@HOST:3306/DATABASE}; a secret. */
  public Text url() {
    return text(
        "mysql://" + server.user() + ":{}@{}:" + PORT.number() + "/" + server.database(),
        password(),
        hostOf(workload()));
  }

  private void prepare(ContainerSpec c) {
    server.prepare(c, "mariadb.sh");
    environment(c);
    volumes(c);
    server.mountDumps(c, USER);
    server.limit(c);
  }

  private void serve(ContainerSpec c) {
    environment(c);
    volumes(c);
    // Succeeds without a password, too; the server that prepares the data has no network.
    String[] ask = {"mariadb-admin", "--no-defaults", "--host=127.0.0.1", "--silent", "ping"};
    c.env("MARIADB_AUTO_UPGRADE", "1")
        .port(PORT)
        .starts(Probe.exec(ask).every(5).failsAfter(120))
        .ready(Probe.exec(ask).every(10))
        .live(Probe.exec(ask).every(30).timeout(10).failsAfter(6));
    server.limit(c);
  }

  private void volumes(ContainerSpec c) {
    c.mount(server.data(), DATA, m -> m.ownedBy(USER, USER))
        .mount(TMP, "/tmp")
        .mount(RUN, "/run/mysqld");
  }

  private void environment(ContainerSpec c) {
    c.env("MARIADB_DATABASE", server.database())
        .env("MARIADB_USER", server.user())
        .env("MARIADB_PASSWORD", password())
        .env("MARIADB_ROOT_PASSWORD", rootPassword);
  }
}
