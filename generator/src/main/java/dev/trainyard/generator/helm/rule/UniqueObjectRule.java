package dev.trainyard.generator.helm.rule;

/** No object is rendered twice; Helm would stop half-way through the installation. */
final class UniqueObjectRule implements ManifestRule {

  @Override
  public Topic topic() {
    return Topic.UNIQUE;
  }

  @Override
  public void check(Manifest manifest, Release release, Report report) {
    // Hooks of different events may share a name: the later one replaces the earlier one.
    if (!manifest.hookEvents().isEmpty() || manifest.name().isEmpty()) {
      return;
    }
    for (Manifest other : release.manifests()) {
      if (other == manifest) {
        return;
      }
      if (other.hookEvents().isEmpty()
          && other.kind().equals(manifest.kind())
          && other.name().equals(manifest.name())
          && other.metadata().get("namespace").equals(manifest.metadata().get("namespace"))) {
        report.add(
            manifest,
            manifest.metadata().get("name"),
            "the release has this object already, in %s".formatted(other.source()));
        return;
      }
    }
  }
}
