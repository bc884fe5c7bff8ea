package dev.trainyard.generator.question;

/**
 * What a definition imports to declare questions. Each takes the path of the answer, levels
 * separated by dots, such as {@code network.web_port}, and yields a question that says more about
 * itself, such as {@code port("network.web_port").label("Web port").defaultPort(31153)}.
 */
public final class Questions {

  private Questions() {}

  /** A line of text. */
  public static StringQuestion string(String path) {
    return new StringQuestion(path);
  }

  /** A secret text, such as a password. */
  public static SecretQuestion secret(String path) {
    return new SecretQuestion(path);
  }

  /** A whole number. */
  public static IntegerQuestion integer(String path) {
    return new IntegerQuestion(path);
  }

  /** A port of the NAS. */
  public static PortQuestion port(String path) {
    return new PortQuestion(path);
  }

  /** A yes or no. */
  public static BooleanQuestion yesNo(String path) {
    return new BooleanQuestion(path);
  }

  /** One of several options. */
  public static ChoiceQuestion choice(String path) {
    return new ChoiceQuestion(path);
  }

  /** A path inside a container. */
  public static PathQuestion path(String path) {
    return new PathQuestion(path);
  }

  /** An existing file or directory of the NAS. */
  public static HostPathQuestion hostPath(String path) {
    return new HostPathQuestion(path);
  }

  /** Where data is kept. */
  public static StorageQuestion storage(String path) {
    return new StorageQuestion(path);
  }

  /** A list whose items answer the same questions. */
  public static ListQuestion list(String path) {
    return new ListQuestion(path);
  }

  /** A list of texts. */
  public static StringListQuestion stringList(String path) {
    return new StringListQuestion(path);
  }

  /** Caption, tooltip and condition of a level of the answers. */
  public static DictQuestion dict(String path) {
    return new DictQuestion(path);
  }

  /** An IP address or network. */
  public static IpAddressQuestion ipAddress(String path) {
    return new IpAddressQuestion(path);
  }

  /** A schedule. */
  public static CronQuestion cron(String path) {
    return new CronQuestion(path);
  }

  /** A time zone. */
  public static TimeZoneQuestion timeZone(String path) {
    return new TimeZoneQuestion(path);
  }

  /** An address of the NAS. */
  public static NodeIpQuestion nodeIp(String path) {
    return new NodeIpQuestion(path);
  }

  /** A network interface of the NAS. */
  public static NetworkInterfaceQuestion networkInterface(String path) {
    return new NetworkInterfaceQuestion(path);
  }

  /** A certificate of the NAS; optional unless required. */
  public static CertificateQuestion certificate(String path) {
    return new CertificateQuestion(path, false);
  }

  /** A certificate authority of the NAS; optional unless required. */
  public static CertificateQuestion certificateAuthority(String path) {
    return new CertificateQuestion(path, true);
  }

  /** Which GPUs of the NAS containers may use; none unless the owner says so. */
  public static GpuQuestion gpus(String path) {
    return new GpuQuestion(path);
  }

  /** How much CPU and memory a container may use. */
  public static LimitsQuestion limits(String path) {
    return new LimitsQuestion(path);
  }
}
