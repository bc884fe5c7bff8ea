package dev.trainyard.generator.question;

import java.util.regex.Pattern;

/** What can be said about an {@link IpAddressQuestion}. */
public final class IpAddressSpec extends QuestionSpec<IpAddressSpec> {

  private static final Pattern V4 =
      Pattern.compile(
          "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}");
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f]{0,4}(:[0-9A-Fa-f.]{0,15}){2,7}");

  String defaultValue;
  boolean cidr;

  IpAddressSpec(String path) {
    super(path);
  }

  /** The value when the owner gives none; without one it is the empty text. */
  public IpAddressSpec defaultAddress(String address) {
    this.defaultValue = address;
    return this;
  }

  /** The answer is a network in CIDR notation such as {@code 10.0.0.0/8}. */
  public IpAddressSpec cidr() {
    this.cidr = true;
    return this;
  }

  String effectiveDefault() {
    return defaultValue == null && !required ? "" : defaultValue;
  }

  @Override
  void check() {
    super.check();
    if (defaultValue != null && !defaultValue.isEmpty()) {
      String[] parts = defaultValue.split("/", -1);
      boolean address = V4.matcher(parts[0]).matches() || V6.matcher(parts[0]).matches();
      int longest = V4.matcher(parts[0]).matches() ? 32 : 128;
      boolean length =
          parts.length == 2
              && parts[1].matches("[0-9]{1,3}")
              && Integer.parseInt(parts[1]) <= longest;
      if (!address || (cidr ? !length : parts.length != 1)) {
        problem(
            dev.trainyard.generator.problem.Rule.DEFAULT,
            "has the default \"" + defaultValue + "\"",
            cidr ? "a network such as 10.0.0.0/8" : "an IP address such as 10.0.0.1",
            "correct the default");
      }
    }
  }

  @Override
  boolean hasDefault() {
    return defaultValue != null;
  }

  @Override
  IpAddressSpec self() {
    return this;
  }
}
