package dev.trainyard.generator.helm.word;

import dev.trainyard.generator.model.EditionWord;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.value.Expression;
import java.util.List;

/**
 * A port of the machine that leads to a port of the pod that runs there, with any number.
 *
 * @param port the port of the pod
 * @param number yields the machine's number
 * @param address yields the machine's address; an empty one is each of them
 */
public record HostPort(Port port, Expression<Long> number, Expression<String> address)
    implements EditionWord.OfUnit {

  /** Refuses null. */
  public HostPort {
    NotNull.of(port, "the port");
  }

  @Override
  public String edition() {
    return Helm.EDITION;
  }

  @Override
  public String meaning() {
    return "a port of the machine that leads to " + port;
  }

  @Override
  public List<Expression<?>> values() {
    return List.of(number, address);
  }
}
