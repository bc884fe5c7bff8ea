package dev.trainyard.generator.helm.word;

import dev.trainyard.generator.model.EditionWord;
import java.util.List;

/**
 * Rights at the Kubernetes API.
 *
 * @param apiGroups API groups, {@code ""} for the core group
 * @param resources resources in plural, such as {@code pods}
 * @param verbs what may be done, such as {@code get}
 * @param clusterWide whether they hold beyond the app's own namespace
 */
public record ApiRight(
    List<String> apiGroups, List<String> resources, List<String> verbs, boolean clusterWide)
    implements EditionWord.OfUnit {

  /** Copies the lists. */
  public ApiRight {
    apiGroups = List.copyOf(apiGroups);
    resources = List.copyOf(resources);
    verbs = List.copyOf(verbs);
  }

  /** What its holder may do, for owners, without an end. */
  public String sentence(String holder) {
    return "At the Kubernetes API, %s: %s of %s%s"
        .formatted(
            holder,
            String.join(", ", verbs),
            String.join(", ", resources),
            clusterWide ? " in the whole cluster" : " in the namespace of the app");
  }

  @Override
  public String edition() {
    return Helm.EDITION;
  }

  @Override
  public String meaning() {
    return "rights at the Kubernetes API";
  }
}
