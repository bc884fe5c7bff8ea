package dev.trainyard.generator.question;

import dev.trainyard.generator.value.Kind;
import java.util.Optional;

/** An address of the NAS; TrueNAS offers its own as default ({@code definitions/nodeIP}). */
public final class NodeIpQuestion extends ScalarQuestion<String> implements Worded<NodeIpQuestion> {

  NodeIpQuestion(String path) {
    super(path, Kind.TEXT);
  }

  @Override
  public Optional<String> defaultValue() {
    return isRequired() ? Optional.empty() : Optional.of("");
  }

  @Override
  boolean hasDefault() {
    return true;
  }

  @Override
  Optional<String> fault(String answer) {
    return answer.isEmpty() && !isRequired() || IpAddressQuestion.isAddress(answer)
        ? Optional.empty()
        : Optional.of("it is no IP address");
  }

  @Override
  void check(Faults faults) {}
}
