package dev.trainyard.generator.question;

/** What can be said about an {@link IpAddressQuestion}. */
public final class IpAddressSpec extends QuestionSpec<IpAddressSpec> {

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
      boolean network = defaultValue.contains("/");
      boolean address =
          defaultValue.replaceAll("/.*", "").matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
      if (!address || network != cidr) {
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
