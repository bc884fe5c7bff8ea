package dev.trainyard.generator.helm.rule;

import java.util.Set;
import java.util.TreeSet;

/** The annotations of a Helm hook have values Helm knows; it passes over others silently. */
final class HookRule implements ManifestRule {

  private static final Set<String> EVENTS =
      new TreeSet<>(
          Set.of(
              "pre-install",
              "post-install",
              "pre-delete",
              "post-delete",
              "pre-upgrade",
              "post-upgrade",
              "pre-rollback",
              "post-rollback",
              "test",
              "test-success"));
  private static final Set<String> DELETE_POLICIES =
      new TreeSet<>(Set.of("before-hook-creation", "hook-succeeded", "hook-failed"));

  @Override
  public Topic topic() {
    return Topic.HOOK;
  }

  @Override
  public void check(Manifest manifest, Release release, Report report) {
    words(manifest, manifest.hook(), EVENTS, report);
    words(manifest, manifest.hookDeletePolicy(), DELETE_POLICIES, report);
    manifest
        .hookWeight()
        .text()
        .filter(weight -> !weight.matches("[-+]?[0-9]{1,9}"))
        .ifPresent(
            weight ->
                report.add(
                    manifest, manifest.hookWeight(), "\"%s\" is no integer".formatted(weight)));
  }

  private static void words(Manifest manifest, Field list, Set<String> allowed, Report report) {
    for (String word : Manifest.words(list)) {
      if (!allowed.contains(word)) {
        report.add(
            manifest,
            list,
            "\"%s\" is unknown to Helm; allowed: %s".formatted(word, String.join(", ", allowed)));
      }
    }
  }
}
