package dev.trainyard.catalog.edition;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What images of databases make of their environment when there is no data yet, and do not look at
 * afterwards.
 *
 * <p>Facts of the images: {@code docker-entrypoint.sh} of github.com/docker-library/postgres, of
 * MariaDB/mariadb-docker, of docker-library/mysql and docker-library/mongo.
 */
public final class DatabaseFacts {

  private static final Set<String> LASTING =
      Set.of(
          "POSTGRES_DB",
          "POSTGRES_USER",
          "PGDATA",
          "MARIADB_DATABASE",
          "MARIADB_USER",
          "MYSQL_DATABASE",
          "MYSQL_USER",
          "MONGO_INITDB_DATABASE",
          "MONGO_INITDB_ROOT_USERNAME");

  /** No image has a longer name; what looks like one is tried at each of its colons. */
  private static final int LONGEST = 1024;

  /** Names of images that are a PostgreSQL server, with extensions or without. */
  private static final Pattern POSTGRESQL =
      Pattern.compile("(?:.*[/_-])?(?:postgres(?:ql)?|postgis|timescaledb(?:-ha)?|pgvector):.*");

  /** The major version in a tag: {@code 17.9-bookworm}, {@code pg16}, {@code 0.8.0-pg17}. */
  private static final Pattern MARKED = Pattern.compile(".*:(?:.*[^a-z])?pg(\\d{1,3}).*");

  private static final Pattern PLAIN = Pattern.compile(".*:v?(\\d{1,3})(?![0-9]).*");

  private DatabaseFacts() {}

  /** Whether a variable names what is made once: a database, its user, its directory. */
  public static boolean isLasting(String variable) {
    return LASTING.contains(variable);
  }

  /**
   * What a variable is where nothing says it, if its image has a value of its own for all servers:
   * {@code ENV PGDATA} in the {@code Dockerfile} of PostgreSQL before 18.
   */
  public static Optional<String> unsaid(String variable) {
    return variable.equals("PGDATA") ? Optional.of("/var/lib/postgresql/data") : Optional.empty();
  }

  /** A value, with the conditions under which it is that. */
  public static String under(String value, String conditions) {
    return conditions.isEmpty() ? value : value + " where " + conditions;
  }

  /**
   * The server and its major version, when an image is one that opens data of this version only.
   *
   * @param image {@code REPOSITORY:TAG}, with or without a digest
   */
  public static Optional<String> server(String image) {
    if (image.length() > LONGEST) {
      return Optional.empty();
    }
    String tagged = image.replaceFirst("@.*", "");
    Matcher marked = MARKED.matcher(tagged);
    if (marked.matches()) {
      return Optional.of("PostgreSQL " + marked.group(1));
    }
    Matcher plain = PLAIN.matcher(tagged);
    return POSTGRESQL.matcher(tagged).matches() && plain.matches()
        ? Optional.of("PostgreSQL " + plain.group(1))
        : Optional.empty();
  }
}
