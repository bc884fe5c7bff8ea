package dev.trainyard.generator.helm.rule;

import java.util.Set;

/** Claims for storage say how they will be used and how much they want. */
final class StorageRule implements ManifestRule {

  private static final Set<String> ACCESS_MODES =
      Set.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod");

  @Override
  public Topic topic() {
    return Topic.STORAGE;
  }

  @Override
  public void check(Manifest manifest, Release release, Report report) {
    switch (manifest.kind()) {
      case "PersistentVolumeClaim" -> claim(manifest, manifest.spec(), report);
      case "StatefulSet" ->
          manifest
              .spec()
              .get("volumeClaimTemplates")
              .items()
              .forEach(
                  template -> {
                    report.syntax(manifest, template.get("metadata", "name"), Syntax.DNS_LABEL);
                    claim(manifest, template.get("spec"), report);
                  });
      case "PersistentVolume" -> accessModes(manifest, manifest.spec(), report);
      default -> {}
    }
  }

  private static void claim(Manifest manifest, Field spec, Report report) {
    accessModes(manifest, spec, report);
    Field storage = spec.get("resources", "requests", "storage");
    if (!storage.exists()) {
      report.add(manifest, storage, "is required and missing");
    }
    if (Amount.of(storage).filter(amount -> amount.signum() <= 0).isPresent()) {
      report.add(manifest, storage, "is %s; allowed: more than 0".formatted(storage.value()));
    }
  }

  private static void accessModes(Manifest manifest, Field spec, Report report) {
    Field modes = spec.get("accessModes");
    if (modes.items().isEmpty()) {
      report.add(manifest, modes, "is required and missing");
    }
    for (Field mode : modes.items()) {
      if (mode.text().filter(text -> !ACCESS_MODES.contains(text)).isPresent()) {
        report.add(
            manifest,
            mode,
            "is \"%s\"; allowed: ReadWriteOnce, ReadOnlyMany, ReadWriteMany, ReadWriteOncePod"
                .formatted(mode.value()));
      }
    }
  }
}
