package dev.trainyard.generator.block;

import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;

import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL server of the app's own, with one database and a generated password, on the image
 * {@code docker.io/library/postgres}.
 *
 * <p>Data of another major version than the image's is refused, and data that another server has
 * open: a lock beside it, by {@code flock} of the image, is held for as long as a server runs. A
 * dump is restored in the container of the server, with {@code /bin/sh /scripts/dumps.sh restore
 * NAME}.
 *
 * <p>Facts of the image: {@code docker-entrypoint.sh} and {@code Dockerfile-debian.template} of
 * github.com/docker-library/postgres, and {@code flock} of Debian's essential package util-linux.
 * User 999, {@code PGDATA} may be any directory below the volume, {@code SIGINT} stops it fast and
 * is the image's own signal to stop.
 */
public final class PostgreSql extends Database<PostgreSql> {

  /** The port of the server. */
  public static final Port PORT = tcp("postgres", 5432);

  /**
   * The default image. The distribution is part of the tag: another one sorts texts in another way,
   * and indexes would have to be built anew.
   */
  public static final Image IMAGE =
      Image.image("docker.io/library/postgres", "17.9-bookworm")
          .pinnedTo("sha256:47f917f7409eacd22fc5dfb1dee634e1b55cf0c01d1a7eb701be2227a03e0641")
          .starting("docker-entrypoint.sh", "postgres");

  private static final Facts FACTS =
      new Facts(
          PORT,
          "postgresql",
          "template[01]",
          "public|none|pg_.*",
          "port|listen_addresses|unix_socket_.*|data_directory|(config|hba|ident|external_pid)_file");

  private static final String VOLUME = "/var/lib/postgresql/data";

  /** Of all dumps of this kind of database in a storage. */
  private static final String FOLDER = "postgresql-dumps";

  /** The parts of what prepares the data. */
  static final String[] PREPARE = {"lock.sh", "postgresql.sh"};

  private static final String SERVE = "/scripts/serve.sh";

  private static final Volume TMP = temporary("tmp", 256);
  private static final Volume RUN = temporary("run", 1);

  private PostgreSql(Server server) {
    super(server);
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

  /**
   * Writes dumps by a schedule, too, beside those before an upgrade: one at once, and another
   * whenever the newest is old enough, so that a night in which the NAS was off costs none.
   *
   * @param when yields whether there are any
   * @param hours from one to the next
   * @param keep how many of them stay, at least 1 whatever is answered; those before upgrades do
   *     not count
   * @throws IllegalArgumentException when {@link #dumpedBeforeUpgrade} has not said where to, or an
   *     answer could let none stay
   */
  public PostgreSql dumpedRegularly(Value<Boolean> when, Value<Long> hours, Value<Long> keep) {
    Server.Dumps asked =
        server
            .dumps()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the dumps by a schedule have no storage; call dumpedBeforeUpgrade first,"
                            + " which names it"));
    // A constant is in view; and whatever comes of it, the script keeps the newest.
    if (keep instanceof IntegerQuestion question
        && question.minimum().filter(least -> least > 0).isEmpty()) {
      throw new IllegalArgumentException(
          "of the dumps by a schedule "
              + question.minimum().map(String::valueOf).orElse("any number")
              + " would stay; allowed: at least 1, such as an answer to a question with range(1,"
              + " 100)");
    }
    return with(
        server.dumps(
            new Server.Dumps(
                asked.storage(),
                asked.release(),
                Optional.of(
                    new Server.Regular(
                        when.expression(), hours.expression(), keep.expression())))));
  }

  @Override
  Facts facts() {
    return FACTS;
  }

  @Override
  PostgreSql with(Server another) {
    return new PostgreSql(another);
  }

  @Override
  List<String> option(String name, String value) {
    return List.of("-c", name + "=" + value);
  }

  @Override
  void prepare(ContainerSpec c) {
    server.prepare(c, PREPARE);
    environment(c);
    c.mount(server.data(), VOLUME, m -> m.ownedBy(USER, USER)).mount(TMP, "/tmp");
    server.mountDumps(c, FOLDER, USER);
    c.limits(1, 512);
  }

  /** What starts the server. */
  static String serveScript() {
    return Server.script("lock.sh", "serve-postgresql.sh");
  }

  @Override
  void serve(ContainerSpec c) {
    server.start(c, "/bin/sh", SERVE);
    c.file(SERVE, literal(serveScript()));
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
    server
        .dumps()
        .ifPresent(
            asked -> {
              dumps(c);
              c.mount(asked.storage(), Server.DUMPS, m -> m.subPath(FOLDER).readOnly());
            });
  }

  @Override
  void beside(WorkloadSpec w) {
    server
        .dumps()
        .flatMap(Server.Dumps::regular)
        .ifPresent(
            regular ->
                w.when(
                    regular.when(),
                    wanted -> wanted.container("dumps", server.image(), c -> dump(c, regular))));
  }

  private void dump(ContainerSpec c, Server.Regular regular) {
    c.command("/bin/sh", DumpScript.PATH).env("HOURS", regular.hours()).env("KEEP", regular.keep());
    dumps(c);
    server.mountDumps(c, FOLDER, USER);
    c.noHealthCheck(
            "It sleeps between dumps, and one that fails says so and is tried again: neither is a"
                + " reason to restart the database beside it.")
        .limits(0.5, 256);
  }

  /** The image lets everybody in from 127.0.0.1, which the containers beside it share. */
  private void dumps(ContainerSpec c) {
    server.dumpsIn(c, "dumps-postgresql.sh");
    c.env("PGHOST", "127.0.0.1").env("PGUSER", server.user()).env("PGDATABASE", server.database());
  }

  private void environment(ContainerSpec c) {
    c.env("POSTGRES_DB", server.database())
        .env("POSTGRES_USER", server.user())
        .env("POSTGRES_PASSWORD", password())
        .env("PGDATA", VOLUME + "/pgdata");
  }
}
