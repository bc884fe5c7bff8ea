package dev.trainyard.testcluster.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a chart is rendered for. Immutable; the {@code with} methods return a changed copy.
 *
 * @param name the release's name
 * @param namespace the namespace; TrueNAS calls it {@code ix-NAME}
 * @param valuesYaml the computed values of the user, which come after the chart's {@code
 *     values.yaml} and {@code ix_values.yaml}
 * @param kubeVersion the version of Kubernetes that {@code .Capabilities} says, such as {@code
 *     1.26.15}
 * @param existingSecrets the Secrets that {@code lookup} finds: plain texts by key, by namespace
 *     and name with a slash between, such as {@code ix-gocd/gocd-keys}; empty for a first
 *     installation
 */
public record HelmRelease(
    String name,
    String namespace,
    String valuesYaml,
    String kubeVersion,
    Map<String, Map<String, String>> existingSecrets) {

  /** The version K3s has on most releases of TrueNAS that run Helm charts. */
  public static final String DEFAULT_KUBE_VERSION = "1.26.15";

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Pattern SECRET_KEY = Pattern.compile("[^/]+/[^/]+");

  /** What JSON leaves as it is in a text but YAML does not. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff]");

  /** Checks and copies the Secrets. */
  public HelmRelease {
    Map<String, Map<String, String>> copy = new TreeMap<>();
    existingSecrets.forEach(
        (key, data) -> {
          if (!SECRET_KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                "the Secret \"%s\" is not called NAMESPACE/NAME".formatted(key));
          }
          copy.put(key, Map.copyOf(data));
        });
    existingSecrets = Map.copyOf(copy);
  }

  /** A first installation on TrueNAS without any answer. */
  public static HelmRelease named(String name) {
    return new HelmRelease(name, "ix-" + name, "{}\n", DEFAULT_KUBE_VERSION, Map.of());
  }

  /** The same release with these values, a YAML text. */
  public HelmRelease withValues(String yaml) {
    return new HelmRelease(name, namespace, yaml, kubeVersion, existingSecrets);
  }

  /** The same release with these values: maps, lists, texts, numbers, booleans, null. */
  public HelmRelease withValues(Map<String, ?> values) {
    try {
      // JSON is YAML, apart from some characters.
      String json = MAPPER.writeValueAsString(values);
      return withValues(
          UNPRINTABLE
                  .matcher(json)
                  .replaceAll(match -> "\\\\u%04x".formatted((int) match.group().charAt(0)))
              + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("values that JSON has no form for", e);
    }
  }

  /** The same release for another Kubernetes. */
  public HelmRelease withKubeVersion(String version) {
    return new HelmRelease(name, namespace, valuesYaml, version, existingSecrets);
  }

  /** The same release with one more Secret in its namespace: plain texts by key. */
  public HelmRelease withSecret(String secret, Map<String, String> data) {
    Map<String, Map<String, String>> more = new TreeMap<>(existingSecrets);
    more.put(namespace + "/" + secret, data);
    return new HelmRelease(name, namespace, valuesYaml, kubeVersion, more);
  }
}
