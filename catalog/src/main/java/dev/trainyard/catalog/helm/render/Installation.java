package dev.trainyard.catalog.helm.render;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a chart is rendered for.
 *
 * @param release the name of the release
 * @param kubeVersion the version of Kubernetes, such as {@code 1.26.6}
 * @param values what comes after the values of the chart
 * @param file a file of the chart with values that come last, such as {@code ci/test-values.yaml}
 */
public record Installation(
    String release, String kubeVersion, Map<String, Object> values, Optional<String> file) {

  /** Checks the components; none may be null. */
  public Installation {
    Objects.requireNonNull(release, "release");
    Objects.requireNonNull(kubeVersion, "kubeVersion");
    Objects.requireNonNull(file, "file");
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The namespace that TrueNAS makes for the release. */
  public String namespace() {
    return "ix-" + release;
  }
}
