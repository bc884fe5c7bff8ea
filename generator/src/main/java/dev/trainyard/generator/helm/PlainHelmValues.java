package dev.trainyard.generator.helm;

import dev.trainyard.generator.helm.answer.PlainHelm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the files of a chart describe the values that whoever installs with plain Helm may give. */
final class PlainHelmValues {

  private static final String LABEL_NAME =
      "([a-z0-9]([a-z0-9.-]*[a-z0-9])?/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?";
  private static final String LABEL = "^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$";
  private static final String REGISTRY =
      "^([A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*)?$";
  private static final String FULL_NAME = "^([a-z]([a-z0-9-]{0,28}[a-z0-9])?)?$";
  private static final String OBJECT_NAME = "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$";

  /** Names of labels by which the chart itself finds its pods or is known. */
  private static final String OWN_LABELS = "^(app\\.kubernetes\\.io|helm\\.sh)/";

  /** Names of annotations that Helm, TrueNAS or the chart itself reads. */
  private static final String OWN_ANNOTATIONS =
      "^(helm\\.sh/|checksum/|ix\\.upgrade\\.scale\\.down\\.workload$)";

  private PlainHelmValues() {}

  /** The section of {@code values.yaml}. */
  static String yaml() {
    return """

        # With plain Helm. TrueNAS asks for none of it.
        # Labels of every object and pod.
        commonLabels: {}
        # Annotations of every object and pod.
        commonAnnotations: {}
        # Secrets with logins of registries, each as name: SECRET.
        imagePullSecrets: []
        # Labels of the nodes on which pods may run.
        nodeSelector: {}
        # A registry that has all images under the paths they have elsewhere, such as mirror.example.org:5000.
        imageRegistry: ""
        # What the names of objects begin with, instead of the release's name. Never change it: data and secrets are found by it.
        fullnameOverride: ""
        """;
  }

  /** The properties of {@code values.schema.json}; none of them is required. */
  static Map<String, Object> schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(PlainHelm.LABELS, texts("^" + LABEL_NAME + "$", OWN_LABELS, LABEL));
    properties.put(PlainHelm.ANNOTATIONS, texts("^" + LABEL_NAME + "$", OWN_ANNOTATIONS, ""));
    properties.put(PlainHelm.PULL_SECRETS, pullSecrets());
    properties.put(PlainHelm.NODE_SELECTOR, texts("^" + LABEL_NAME + "$", "", LABEL));
    properties.put(PlainHelm.REGISTRY, text(REGISTRY));
    properties.put(PlainHelm.FULL_NAME, text(FULL_NAME));
    return properties;
  }

  private static Map<String, Object> text(String pattern) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("type", "string");
    if (!pattern.isEmpty()) {
      text.put("pattern", pattern);
    }
    return text;
  }

  private static Map<String, Object> texts(String names, String taken, String values) {
    Map<String, Object> name = new LinkedHashMap<>();
    name.put("pattern", names);
    if (!taken.isEmpty()) {
      name.put("not", Map.of("pattern", taken));
    }
    Map<String, Object> texts = new LinkedHashMap<>();
    texts.put("type", "object");
    texts.put("propertyNames", name);
    texts.put("additionalProperties", text(values));
    return texts;
  }

  private static Map<String, Object> pullSecrets() {
    Map<String, Object> secret = new LinkedHashMap<>();
    secret.put("type", "object");
    secret.put("additionalProperties", false);
    secret.put("required", List.of("name"));
    secret.put("properties", Map.of("name", text(OBJECT_NAME)));
    Map<String, Object> secrets = new LinkedHashMap<>();
    secrets.put("type", "array");
    secrets.put("items", secret);
    return secrets;
  }
}
