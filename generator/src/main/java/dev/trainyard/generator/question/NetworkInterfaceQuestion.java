package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.value.Kind;
import java.util.Optional;

/** A network interface of the NAS ({@code definitions/interface}). Always required. */
public final class NetworkInterfaceQuestion extends ScalarQuestion<String>
    implements Worded<NetworkInterfaceQuestion> {

  NetworkInterfaceQuestion(String path) {
    super(path, Kind.TEXT);
    // Every answer must be one of the interfaces; the empty text is none.
    setRequired(true);
  }

  @Override
  public Optional<String> defaultValue() {
    return Optional.empty();
  }

  @Override
  public boolean plain(Part part) {
    return true;
  }

  @Override
  boolean hasDefault() {
    return true;
  }

  @Override
  Optional<String> fault(String answer) {
    return answer.matches("[A-Za-z0-9._-]{1,15}")
        ? Optional.empty()
        : Optional.of("it is no name of an interface");
  }

  @Override
  void check(Faults faults) {}
}
