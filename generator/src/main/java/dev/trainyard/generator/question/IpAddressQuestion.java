package dev.trainyard.generator.question;

import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.value.Kind;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IP address, or a network in CIDR notation (TrueNAS type {@code ipaddr}). */
public final class IpAddressQuestion extends ScalarQuestion<String>
    implements Worded<IpAddressQuestion> {

  private static final Pattern V4 =
      Pattern.compile(
          "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}");
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f]{0,4}(:[0-9A-Fa-f.]{0,15}){2,7}");

  private String address;
  private boolean cidr;

  IpAddressQuestion(String path) {
    super(path, Kind.TEXT);
  }

  /** The value when the owner gives none; without one it is the empty text. */
  public IpAddressQuestion defaultAddress(String address) {
    return changed(this, q -> q.address = NotNull.of(address, "the default"));
  }

  /** The answer is a network in CIDR notation such as {@code 10.0.0.0/8}. */
  public IpAddressQuestion cidr() {
    return changed(this, q -> q.cidr = true);
  }

  /** Whether the answer is a network such as {@code 10.0.0.0/8}. */
  public boolean isCidr() {
    return cidr;
  }

  @Override
  public Optional<String> defaultValue() {
    return Optional.ofNullable(address == null && !isRequired() ? "" : address);
  }

  /** Whether a text is an IP address. */
  static boolean isAddress(String text) {
    return V4.matcher(text).matches() || V6.matcher(text).matches();
  }

  @Override
  Optional<String> fault(String answer) {
    return answer.isEmpty() && !isRequired() ? Optional.empty() : objection(answer, cidr);
  }

  /**
   * What is wrong with an address; empty when nothing is.
   *
   * @param network whether it is to be a network such as {@code 10.0.0.0/8}
   */
  public static Optional<String> objection(String address, boolean network) {
    String[] parts = address.split("/", -1);
    int longest = V4.matcher(parts[0]).matches() ? 32 : 128;
    boolean length =
        parts.length == 2
            && parts[1].matches("[0-9]{1,3}")
            && Integer.parseInt(parts[1]) <= longest;
    return isAddress(parts[0]) && (network ? length : parts.length == 1)
        ? Optional.empty()
        : Optional.of(network ? "it is no network such as 10.0.0.0/8" : "it is no IP address");
  }

  @Override
  boolean hasDefault() {
    return address != null;
  }

  @Override
  void check(Faults faults) {
    if (address != null && !address.isEmpty() && fault(address).isPresent()) {
      faults.error(
          Rule.DEFAULT,
          "has the default \"" + address + "\"",
          cidr ? "a network such as 10.0.0.0/8" : "an IP address such as 10.0.0.1",
          "correct the default");
    }
  }
}
