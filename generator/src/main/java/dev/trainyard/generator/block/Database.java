package dev.trainyard.generator.block;

import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.model.Parts.addressOf;

import dev.trainyard.generator.model.AppParts;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.GeneratedSecret;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * A database server of the app's own, with one database, one user and a generated password.
 *
 * <p>Before each start of the server a step looks at the data: what this version of the server
 * cannot open is refused before anything is touched; the password in force is set, so that data of
 * an earlier installation, whose generated password is gone, can be used again; and what {@link
 * #dumpedBeforeUpgrade} asks for is written. A definition keeps it in a constant.
 *
 * @param <S> the block itself, for chaining
 */
public abstract sealed class Database<S extends Database<S>> permits PostgreSql, MariaDb {

  /** The user of the official images. */
  static final long USER = 999;

  /** What PostgreSQL and MariaDB keep whole, and what needs no quotes in SQL and addresses. */
  private static final Demand NAME =
      Demand.of(
          "[a-z][a-z0-9_]{0,62}",
          "1 to 63 lower-case letters, digits and _, starting with a letter");

  private static final Demand SETTING =
      Demand.of(
          "[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)?",
          "lower-case letters, digits and _, such as max_connections");

  /** What stays as it is on a command line, with no variable in it that anybody would fill in. */
  private static final Demand SET_TO =
      Demand.of("(?!.*\\$\\()[ -~]{1,1000}", "1 to 1000 characters of ASCII without $(");

  final Server server;

  Database(Server server) {
    this.server = server;
  }

  /**
   * What differs between servers.
   *
   * @param port where it listens
   * @param scheme of its address
   * @param databases a regular expression of databases that the server keeps for itself
   * @param users a regular expression of users that it keeps for itself
   * @param settings a regular expression of settings that the block makes itself
   */
  record Facts(Port port, String scheme, String databases, String users, String settings) {}

  abstract Facts facts();

  abstract S with(Server another);

  /** The words by which a setting is said on the command line. */
  abstract List<String> option(String name, String value);

  /** The container that looks at the data. */
  abstract void prepare(ContainerSpec c);

  /** The container of the server. */
  abstract void serve(ContainerSpec c);

  /**
   * With another database and user than {@code app}. Both stay for the life of the app: under
   * another name the server finds none of its data.
   *
   * @param database 1 to 63 lower-case letters, digits and {@code _}, starting with a letter; none
   *     that the server keeps for itself
   * @param user the same
   * @throws IllegalArgumentException for other names
   */
  public final S database(String database, String user) {
    return with(
        server.database(
            free("the database", database, facts().databases()),
            free("the user of the database", user, facts().users())));
  }

  private static String free(String what, String name, String taken) {
    if (name.matches(taken)) {
      throw new IllegalArgumentException(
          "%s is \"%s\", which the server keeps for itself; allowed: another name"
              .formatted(what, name));
    }
    return NAME.on(what, name);
  }

  /**
   * Sets what the server would have by default, also while the data is looked at: what it loads,
   * how many clients it serves, how it sorts.
   *
   * @param name name of the setting as the server's documentation writes it, with {@code _}; each
   *     once
   * @param value 1 to 1000 characters of ASCII, without quotes around them and without {@code $(}
   * @throws IllegalArgumentException for another name or value, for a setting that was made before
   *     and for what the block sets itself, such as where the server listens
   */
  public final S setting(String name, String value) {
    if (name.matches(facts().settings())) {
      throw new IllegalArgumentException(
          "the setting is \"%s\", which the block makes itself; allowed: another setting"
              .formatted(name));
    }
    SET_TO.on("the setting " + SETTING.on("the setting", name), value);
    if (server.settings().containsKey(name)) {
      throw new IllegalArgumentException(
          "the setting \"%s\" is made a second time; allowed: each once".formatted(name));
    }
    return with(server.setting(name, option(name, value)));
  }

  /**
   * On another image, which has the paths and the user of the official one for Debian. It starts as
   * that does, unless {@link Image#starting} says otherwise.
   */
  public final S image(Image image) {
    return with(server.image(image));
  }

  /** With limits of the server that the owner answers; without 2 cores and 1024 MiB. */
  public final S limits(LimitsQuestion limits) {
    return with(server.limits(limits));
  }

  /**
   * Writes a dump of the database when the app starts with another version than before, before the
   * new version reaches the data: TrueNAS stops what has storage before it upgrades, so that no job
   * before the upgrade finds a server. The last three are kept, named after the version whose data
   * they have.
   *
   * @param dumps where they are written
   */
  public final S dumpedBeforeUpgrade(StorageQuestion dumps) {
    return dumped(dumps, Optional.empty());
  }

  /**
   * The same, and also when the owner has chosen another release of the program than before: that
   * changes the data as an upgrade of the app does.
   *
   * @param release what tells releases of the program apart, such as the tag of its image
   */
  public final S dumpedBeforeUpgrade(StorageQuestion dumps, Value<String> release) {
    return dumped(dumps, Optional.of(verbatim(release)));
  }

  private S dumped(StorageQuestion storage, Optional<Expression<String>> release) {
    return with(server.dumps(new Server.Dumps(storage, release, Optional.empty())));
  }

  /** Declares the workload. */
  public final void run(AppParts<?> app) {
    app.workload(
        server.workload(),
        w -> {
          w.runAs(USER, USER).stopsWithin(120);
          w.step("prepare", server.image(), this::prepare);
          w.container(server.image(), this::serve);
          beside(w);
        });
  }

  /** Adds containers beside the server. */
  void beside(WorkloadSpec w) {}

  /** The handle of its workload, to wait for it at its port. */
  public final Workload workload() {
    return server.workload();
  }

  /** The user's password: 32 letters and digits, which stand as they are in an address. */
  public final GeneratedSecret password() {
    return server.password();
  }

  /** {@code SCHEME://USER:PASSWORD@HOST:PORT/DATABASE}; a secret. */
  public final Expression<String> url() {
    return text(
        "%s://%s:{}@{}/%s".formatted(facts().scheme(), server.user(), server.database()),
        password(),
        addressOf(workload(), facts().port()));
  }
}
