package dev.trainyard.generator.block;

import static dev.trainyard.generator.model.Parts.generatedSecret;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;

import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.GeneratedSecret;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.List;

/**
 * A MariaDB server of the app's own, with one database and generated passwords, on the image {@code
 * docker.io/library/mariadb}.
 *
 * <p>Data of a newer version is refused; the entry point of the image brings the system tables of
 * an older one up to date.
 *
 * <p>Facts of the image: {@code docker-entrypoint.sh} and {@code Dockerfile.template} of
 * github.com/MariaDB/mariadb-docker. User 999; a random root password would be written to the log,
 * so it is generated here.
 */
public final class MariaDb extends Database<MariaDb> {

  /** The port of the server. */
  public static final Port PORT = tcp("mariadb", 3306);

  /** The default image, of a line with long-term support. */
  public static final Image IMAGE =
      Image.image("docker.io/library/mariadb", "11.8.8")
          .pinnedTo("sha256:24e76fcec8c003a0362d0dd53f4806e7e79458d7fdeaf47437760e19496f5a9c")
          .starting("docker-entrypoint.sh", "mariadbd");

  private static final Facts FACTS =
      new Facts(
          PORT,
          "mysql",
          "mysql|sys|information_schema|performance_schema",
          "root",
          "port|bind_address|socket|datadir|pid_file|skip_.*|user|.*defaults.*|init_file");

  private static final String DATA = "/var/lib/mysql";
  private static final Volume TMP = temporary("tmp", 512);
  private static final Volume RUN = temporary("run", 1);

  private final GeneratedSecret rootPassword;

  private MariaDb(Server server, GeneratedSecret rootPassword) {
    super(server);
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

  @Override
  Facts facts() {
    return FACTS;
  }

  @Override
  MariaDb with(Server another) {
    return new MariaDb(another, rootPassword);
  }

  @Override
  List<String> option(String name, String value) {
    return List.of("--" + name + "=" + value);
  }

  @Override
  void prepare(ContainerSpec c) {
    server.prepare(c, "mariadb.sh");
    environment(c);
    volumes(c);
    server.mountDumps(c, "mariadb-dumps", USER);
    server.limit(c);
  }

  @Override
  void serve(ContainerSpec c) {
    server.start(c);
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
