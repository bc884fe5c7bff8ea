package dev.trainyard.generator.helm.rule;

/** Names, labels and annotations have the form Kubernetes prescribes. */
final class MetadataRule implements ManifestRule {

  private static final int LARGEST_ANNOTATIONS = 256 * 1024;

  @Override
  public Topic topic() {
    return Topic.METADATA;
  }

  @Override
  public void check(Manifest manifest, Release release, Report report) {
    Field name = manifest.metadata().get("name");
    if (!name.exists()) {
      report.add(manifest, name, "is required and missing");
    }
    report.syntax(manifest, name, nameSyntax(manifest.kind()));
    report.syntax(manifest, manifest.metadata().get("namespace"), Syntax.DNS_LABEL);
    metadata(manifest, manifest.metadata(), report);
    manifest
        .pod()
        .filter(pod -> !pod.metadata().equals(manifest.metadata()))
        .ifPresent(pod -> metadata(manifest, pod.metadata(), report));
  }

  private static Syntax nameSyntax(String kind) {
    return switch (kind) {
      case "Service" -> Syntax.SERVICE_NAME;
      case "CronJob" -> Syntax.CRON_JOB_NAME;
      // The job's name becomes a label of its pods.
      case "Job" -> Syntax.DNS_LABEL;
      case "Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding" -> Syntax.PATH_SEGMENT;
      default -> Syntax.DNS_SUBDOMAIN;
    };
  }

  private static void metadata(Manifest manifest, Field metadata, Report report) {
    labels(manifest, metadata.get("labels"), report);
    Field annotations = metadata.get("annotations");
    int size = 0;
    for (var annotation : annotations.fields().entrySet()) {
      Syntax.QUALIFIED_NAME
          .objection(annotation.getKey())
          .ifPresent(
              objection -> report.add(manifest, annotation.getValue(), "the key " + objection));
      size += annotation.getKey().length() + annotation.getValue().textOr("").length();
    }
    if (size > LARGEST_ANNOTATIONS) {
      report.add(
          manifest,
          annotations,
          "have %d characters; allowed are %d".formatted(size, LARGEST_ANNOTATIONS));
    }
  }

  /** Reports keys and values that are no labels; for a map of labels or a selector. */
  static void labels(Manifest manifest, Field labels, Report report) {
    labels
        .fields()
        .forEach(
            (key, value) -> {
              Syntax.QUALIFIED_NAME
                  .objection(key)
                  .ifPresent(objection -> report.add(manifest, value, "the key " + objection));
              report.syntax(manifest, value, Syntax.LABEL_VALUE);
            });
  }
}
