package dev.trainyard.apps;

import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.string;

import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Expression;

/** Questions about a database that exists already, where each app asks the same. */
public final class ExistingDatabase {

  private ExistingDatabase() {}

  /** The host, which stands in addresses as it is. */
  public static StringQuestion host(Expression<Boolean> when) {
    return string("database.host")
        .label("Host")
        .description("As the app's containers reach it; localhost would be they themselves.")
        .length(1, 253)
        .pattern("^[A-Za-z0-9._-]+$", "Only a host name or an IPv4 address is possible.")
        .when(when);
  }

  /**
   * The port.
   *
   * @param usual the default
   * @param description which port is whose
   */
  public static IntegerQuestion port(long usual, String description, Expression<Boolean> when) {
    return integer("database.port")
        .label("Port")
        .description(description)
        .defaultNumber(usual)
        .range(1, 65535)
        .when(when);
  }

  /**
   * The name of the database.
   *
   * @param description what it must hold
   */
  public static StringQuestion name(String description, Expression<Boolean> when) {
    return string("database.name")
        .label("Name of the Database")
        .description(description)
        .length(1, 63)
        .pattern("^[A-Za-z_][A-Za-z0-9_-]*$", "Only letters, digits, _ and - are possible.")
        .when(when);
  }
}
