package dev.trainyard.generator.model;

import java.util.List;

/**
 * Rights at the Kubernetes API.
 *
 * @param apiGroups API groups, {@code ""} for the core group
 * @param resources resources in plural, such as {@code pods}
 * @param verbs what may be done, such as {@code get}
 * @param clusterWide whether they hold beyond the app's own namespace
 */
public record PolicyRule(
    List<String> apiGroups, List<String> resources, List<String> verbs, boolean clusterWide) {

  /** Copies the lists. */
  public PolicyRule {
    apiGroups = List.copyOf(apiGroups);
    resources = List.copyOf(resources);
    verbs = List.copyOf(verbs);
  }
}
