package dev.trainyard.generator.block;

import static dev.trainyard.generator.expression.Expressions.text;
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
 * A PostgreSQL server of the app's own, with one database and a generated password, on the image
 * {@code docker.io/library/postgres}.
 *
 * <p>Before each start of the server an init container looks at the data: another major version
 * than the image's is refused before anything is touched; the password in force is set, so that
 * data of an earlier installation, whose generated password is gone, can be used again; and what
 * {@link #dumpedBeforeUpgrade} asks for is written. A definition keeps it in a constant.
 *
 * <p>Facts of the image: {@code docker-entrypoint.sh} and {@code Dockerfile-debian.template} of
 * github.com/docker-library/postgres. User 999, {@code PGDATA} may be any directory below the
 * volume, {@code SIGINT} stops it fast and is the image's own signal to stop.
 */
public final class PostgreSql {

  /** The port of the server. */
  public static final Port PORT = tcp("postgres", 5432);

  /**
   * The default image. The distribution is part of the tag: another one sorts texts in another way,
   * and indexes would have to be built anew.
   */
  public static final Image IMAGE = Image.image("docker.io/library/postgres", "17.9-bookworm");

  private static final long USER = 999;
  private static final String VOLUME = "/var/lib/postgresql/data";
  private static final Volume TMP = temporary("tmp", 256);
  private static final Volume RUN = temporary("run", 1);

  private final Server server;

  private PostgreSql(Server server) {
    this.server = server;
  }

  /**
   * A server with the database {@code app} of the user {@code app}.
   *
   * @param workload name of its workload, which is its host name, too; at most 15 characters
   * @param data where the data is kept; a dataset of its own
   */
  public static PostgreSql postgreSql(String workload, StorageQuestion data) {
    return new PostgreSql(Server.of(workload, data, IMAGE, 1024));
  }

  /** With another database and user than {@code app}; lower-case letters, digits and {@code _}. */
  public PostgreSql database(String database, String user) {
    return new PostgreSql(server.database(database, user));
  }

  /** On another image, which has the paths and the user of the official one for Debian. */
  public PostgreSql image(Image image) {
    return new PostgreSql(server.image(image));
  }

  /** With limits of the server that the owner answers; without 2 cores and 1024 MiB. */
  public PostgreSql limits(LimitsQuestion limits) {
    return new PostgreSql(server.limits(limits));
  }

  /**
   * Writes a dump of the database when the app starts with another version than before, before the
   * new version reaches the data: TrueNAS stops what has storage before it upgrades, so that no job
   * before the upgrade finds a server. The last three are kept, named after the version whose data
   * they have.
   *
   * @param dumps where they are written
   * @param version the version of the app, the same as {@code AppSpec.version}
   */
  public PostgreSql dumpedBeforeUpgrade(StorageQuestion dumps, String version) {
    return new PostgreSql(server.dumps(dumps, version));
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

  /** The password: 32 letters and digits, which stand as they are in an address. */
  public GeneratedSecret password() {
    return server.password();
  }

  /** {@code postgresql://USER:PASSWORD@HOST:5432/DATABASE}; a secret. */
  public Text url() {
    return text(
        "postgresql://" + server.user() + ":{}@{}:" + PORT.number() + "/" + server.database(),
        password(),
        hostOf(workload()));
  }

  private void prepare(ContainerSpec c) {
    server.prepare(c, "postgresql.sh");
    environment(c);
    c.mount(server.data(), VOLUME, m -> m.ownedBy(USER, USER)).mount(TMP, "/tmp");
    server.mountDumps(c, USER);
    c.limits(1, 512);
  }

  private void serve(ContainerSpec c) {
    environment(c);
    String[] ask = {"pg_isready", "-h", "127.0.0.1", "-U", server.user(), "-d", server.database()};
    // A program that asks at 127.0.0.1 finds no server that only prepares the data.
    c.port(PORT)
        .mount(server.data(), VOLUME, m -> m.ownedBy(USER, USER))
        .mount(TMP, "/tmp")
        .mount(RUN, "/var/run/postgresql")
        .sharedMemory(128)
        .starts(Probe.exec(ask).every(5).failsAfter(120))
        .ready(Probe.exec(ask).every(10))
        .live(Probe.exec(ask).every(30).timeout(10).failsAfter(6));
    server.limit(c);
  }

  private void environment(ContainerSpec c) {
    c.env("POSTGRES_DB", server.database())
        .env("POSTGRES_USER", server.user())
        .env("POSTGRES_PASSWORD", password())
        .env("PGDATA", VOLUME + "/pgdata");
  }
}
