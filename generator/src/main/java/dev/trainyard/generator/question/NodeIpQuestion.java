package dev.trainyard.generator.question;

import dev.trainyard.generator.value.Kind;
import java.util.Optional;

/**
 * An address of the NAS; TrueNAS offers its own as default ({@code definitions/nodeIP}), on 24.10
 * and later only where it must be an address.
 */
public final class NodeIpQuestion extends ScalarQuestion<String> implements Worded<NodeIpQuestion> {

  /** Matches host names and addresses, in the syntax that all readers of patterns share. */
  private static final String HOST = "^[A-Za-z0-9:]([A-Za-z0-9.:-]{0,251}[A-Za-z0-9:])?$";

  /** The same, or nothing. */
  private static final String HOST_OR_NONE = "^(|" + HOST.substring(1, HOST.length() - 1) + ")$";

  /** Says so to the owner. */
  public static final String HOST_COMPLAINT = "A host name or an IP address.";

  private boolean hostName;

  NodeIpQuestion(String path) {
    super(path, Kind.TEXT);
  }

  /** The answer may also be a host name, by which the NAS is reached from elsewhere. */
  public NodeIpQuestion orHostName() {
    return changed(this, q -> q.hostName = true);
  }

  /** Whether the answer may be a host name. */
  public boolean mayBeHostName() {
    return hostName;
  }

  /** What the answer has to match; nothing where it is an address. */
  public Optional<String> pattern() {
    return hostName ? Optional.of(isRequired() ? HOST : HOST_OR_NONE) : Optional.empty();
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
    boolean right = hostName ? answer.matches(HOST) : IpAddressQuestion.isAddress(answer);
    return answer.isEmpty() && !isRequired() || right
        ? Optional.empty()
        : Optional.of("it is no IP address" + (hostName ? " and no host name" : ""));
  }

  @Override
  void check(Faults faults) {}
}
