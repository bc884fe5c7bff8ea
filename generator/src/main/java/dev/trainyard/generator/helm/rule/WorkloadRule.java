package dev.trainyard.generator.helm.rule;

import dev.trainyard.generator.question.CronSchedule;

/** What makes pods: selectors, replicas, update strategies, schedules. */
final class WorkloadRule implements ManifestRule {

  @Override
  public Topic topic() {
    return Topic.WORKLOAD;
  }

  @Override
  public void check(Manifest manifest, Release release, Report report) {
    switch (manifest.kind()) {
      case "Deployment", "StatefulSet", "DaemonSet" -> {
        selector(manifest, report);
        report.notNegative(manifest, manifest.spec().get("replicas"));
        strategy(manifest, report);
      }
      case "Job" -> job(manifest, manifest.spec(), report);
      case "CronJob" -> {
        Field schedule = manifest.spec().get("schedule");
        schedule
            .text()
            .flatMap(CronSchedule::objection)
            .ifPresent(objection -> report.add(manifest, schedule, objection));
        job(manifest, manifest.spec().get("jobTemplate", "spec"), report);
      }
      default -> {}
    }
  }

  private static void selector(Manifest manifest, Report report) {
    Field selector = manifest.spec().get("selector");
    MetadataRule.labels(manifest, selector.get("matchLabels"), report);
    boolean empty =
        selector.get("matchLabels").fields().isEmpty()
            && selector.get("matchExpressions").items().isEmpty();
    if (selector.exists() && empty) {
      report.add(manifest, selector, "is empty and would mean every pod");
    }
    manifest
        .pod()
        .filter(pod -> selector.exists() && !Selector.matches(selector, pod.labels()))
        .ifPresent(
            pod ->
                report.add(
                    manifest,
                    selector,
                    "does not mean the labels of its own pods, which are %s"
                        .formatted(pod.labels())));
  }

  private static void strategy(Manifest manifest, Report report) {
    Field strategy =
        manifest.spec().get(manifest.kind().equals("Deployment") ? "strategy" : "updateStrategy");
    Field rolling = strategy.get("rollingUpdate");
    String type = strategy.get("type").textOr("RollingUpdate");
    if (rolling.exists() && !type.equals("RollingUpdate")) {
      report.add(manifest, rolling, "may not be given when the type is " + type);
    }
    if (isZero(rolling.get("maxSurge")) && isZero(rolling.get("maxUnavailable"))) {
      report.add(manifest, rolling, "maxSurge and maxUnavailable may not both be 0");
    }
  }

  private static boolean isZero(Field amount) {
    return amount.integer().orElse(1) == 0 || amount.textOr("").equals("0%");
  }

  private static void job(Manifest manifest, Field spec, Report report) {
    for (String name :
        new String[] {"parallelism", "completions", "backoffLimit", "ttlSecondsAfterFinished"}) {
      report.notNegative(manifest, spec.get(name));
    }
    if (spec.get("selector").exists() && !spec.get("manualSelector").isTrue()) {
      report.add(manifest, spec.get("selector"), "a job makes its own selector");
    }
  }
}
