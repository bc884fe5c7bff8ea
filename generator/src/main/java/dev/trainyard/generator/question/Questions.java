package dev.trainyard.generator.question;

import java.util.function.Consumer;

/**
 * What a definition imports to declare questions. Each takes the path of the answer, levels
 * separated by dots, such as {@code network.web_port}.
 */
public final class Questions {

  private Questions() {}

  /** A line of text. */
  public static TextQuestion text(String path, Consumer<TextSpec> content) {
    return new TextQuestion(filled(new TextSpec(path), content));
  }

  /** A secret text, such as a password. */
  public static SecretQuestion secret(String path, Consumer<SecretSpec> content) {
    return new SecretQuestion(filled(new SecretSpec(path), content));
  }

  /** A whole number. */
  public static IntegerQuestion integer(String path, Consumer<IntegerSpec> content) {
    return new IntegerQuestion(filled(new IntegerSpec(path), content));
  }

  /** A port of the NAS. */
  public static PortQuestion port(String path, Consumer<PortSpec> content) {
    return new PortQuestion(filled(new PortSpec(path), content));
  }

  /** A yes or no. */
  public static BooleanQuestion yesNo(String path, Consumer<BooleanSpec> content) {
    return new BooleanQuestion(filled(new BooleanSpec(path), content));
  }

  /** One of several options. */
  public static ChoiceQuestion choice(String path, Consumer<ChoiceSpec> content) {
    return new ChoiceQuestion(filled(new ChoiceSpec(path), content));
  }

  /** A path inside a container. */
  public static PathQuestion path(String path, Consumer<PathSpec> content) {
    return new PathQuestion(filled(new PathSpec(path), content));
  }

  /** An existing file or directory of the NAS. */
  public static HostPathQuestion hostPath(String path, Consumer<PathSpec> content) {
    return new HostPathQuestion(filled(new PathSpec(path), content));
  }

  /** Where data is kept. */
  public static StorageQuestion storage(String path, Consumer<StorageSpec> content) {
    return new StorageQuestion(filled(new StorageSpec(path), content));
  }

  /** A list whose items answer the same questions. */
  public static ListQuestion list(String path, Consumer<ListSpec> content) {
    return new ListQuestion(filled(new ListSpec(path), content));
  }

  /** A list of texts. */
  public static TextListQuestion textList(String path, Consumer<TextListSpec> content) {
    return new TextListQuestion(filled(new TextListSpec(path), content));
  }

  /** Caption, tooltip and condition of a level of the values. */
  public static DictQuestion dict(String path, Consumer<DictSpec> content) {
    return new DictQuestion(filled(new DictSpec(path), content));
  }

  /** An IP address or network. */
  public static IpAddressQuestion ipAddress(String path, Consumer<IpAddressSpec> content) {
    return new IpAddressQuestion(filled(new IpAddressSpec(path), content));
  }

  /** A schedule. */
  public static CronQuestion cron(String path, Consumer<CronSpec> content) {
    return new CronQuestion(filled(new CronSpec(path), content));
  }

  /** A time zone. */
  public static TimeZoneQuestion timeZone(String path, Consumer<ReferenceSpec> content) {
    return new TimeZoneQuestion(filled(new ReferenceSpec(path, false, false), content));
  }

  /** An address of the NAS. */
  public static NodeIpQuestion nodeIp(String path, Consumer<ReferenceSpec> content) {
    return new NodeIpQuestion(filled(new ReferenceSpec(path, false, false), content));
  }

  /** A network interface of the NAS. */
  public static NetworkInterfaceQuestion networkInterface(
      String path, Consumer<ReferenceSpec> content) {
    return new NetworkInterfaceQuestion(filled(new ReferenceSpec(path, false, false), content));
  }

  /** A certificate of the NAS; optional unless required. */
  public static CertificateQuestion certificate(String path, Consumer<ReferenceSpec> content) {
    return new CertificateQuestion(filled(new ReferenceSpec(path, true, false), content));
  }

  /** A certificate authority of the NAS; optional unless required. */
  public static CertificateQuestion certificateAuthority(
      String path, Consumer<ReferenceSpec> content) {
    return new CertificateQuestion(filled(new ReferenceSpec(path, true, true), content));
  }

  /** How much CPU and memory a container may use. */
  public static LimitsQuestion limits(String path, Consumer<LimitsSpec> content) {
    return new LimitsQuestion(filled(new LimitsSpec(path), content));
  }

  private static <S extends QuestionSpec<S>> S filled(S spec, Consumer<S> content) {
    content.accept(spec);
    return spec;
  }
}
