package dev.trainyard.generator.helm.answer;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The values of every chart that no wizard asks for and whoever installs with plain Helm may give.
 * All of them may be missing: values of earlier versions have none.
 */
public final class PlainHelm {

  /** Labels of every object and pod. */
  public static final String LABELS = "commonLabels";

  /** Annotations of every object and pod. */
  public static final String ANNOTATIONS = "commonAnnotations";

  /** Secrets with logins of registries. */
  public static final String PULL_SECRETS = "imagePullSecrets";

  /** Labels of the nodes on which pods run. */
  public static final String NODE_SELECTOR = "nodeSelector";

  /** The registry that has all images. */
  public static final String REGISTRY = "imageRegistry";

  /** What the names of objects begin with. */
  public static final String FULL_NAME = "fullnameOverride";

  /** All of them. */
  public static final List<String> VARIABLES =
      List.of(LABELS, ANNOTATIONS, PULL_SECRETS, NODE_SELECTOR, REGISTRY, FULL_NAME);

  /** How many characters of a full name count, so that every name made of it stays legal. */
  public static final int LONGEST_FULL_NAME = 30;

  /** The registry at the beginning of a repository. */
  public static final String REGISTRY_OF_REPOSITORY = "^([^/]*[.:][^/]*|localhost)/";

  private static final Pattern OWN_REGISTRY = Pattern.compile(REGISTRY_OF_REPOSITORY);

  private PlainHelm() {}

  /** Where a registry that has all images has a repository: under its path. */
  public static String mirrored(String registry, String repository) {
    return registry + "/" + OWN_REGISTRY.matcher(repository).replaceFirst("");
  }
}
