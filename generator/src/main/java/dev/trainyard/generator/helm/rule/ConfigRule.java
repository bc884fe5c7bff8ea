package dev.trainyard.generator.helm.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The keys of ConfigMaps and Secrets can be file names, and a typed Secret has its type's keys. */
final class ConfigRule implements ManifestRule {

  @Override
  public Topic topic() {
    return Topic.CONFIG;
  }

  @Override
  public void check(Manifest manifest, Release release, Report report) {
    switch (manifest.kind()) {
      case "ConfigMap" -> {
        keys(manifest, List.of("data", "binaryData"), report);
        Set<String> twice = new HashSet<>(manifest.root().get("data").fields().keySet());
        twice.retainAll(manifest.root().get("binaryData").fields().keySet());
        for (String key : twice) {
          report.add(manifest, manifest.root().get("binaryData", key), "data has the key too");
        }
      }
      case "Secret" -> {
        keys(manifest, List.of("data", "stringData"), report);
        for (String key : required(manifest.root().get("type").textOr("Opaque"))) {
          if (!keys(manifest).contains(key)) {
            report.add(
                manifest,
                manifest.root().get("data", key),
                "is required for the type %s and missing"
                    .formatted(manifest.root().get("type").value()));
          }
        }
      }
      default -> {}
    }
  }

  private static void keys(Manifest manifest, List<String> parts, Report report) {
    for (String part : parts) {
      manifest
          .root()
          .get(part)
          .fields()
          .forEach(
              (key, value) ->
                  Syntax.CONFIG_KEY
                      .objection(key)
                      .ifPresent(objection -> report.add(manifest, value, "the key " + objection)));
    }
  }

  /** The keys a ConfigMap or Secret has once it is stored. */
  static Set<String> keys(Manifest manifest) {
    Set<String> keys = new HashSet<>();
    for (String part : List.of("data", "stringData", "binaryData")) {
      keys.addAll(manifest.root().get(part).fields().keySet());
    }
    return keys;
  }

  private static List<String> required(String type) {
    return switch (type) {
      case "kubernetes.io/tls" -> List.of("tls.crt", "tls.key");
      case "kubernetes.io/dockerconfigjson" -> List.of(".dockerconfigjson");
      case "kubernetes.io/ssh-auth" -> List.of("ssh-privatekey");
      default -> List.of();
    };
  }
}
