package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.OfEdition;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.helm.word.ReleaseFact;
import dev.trainyard.generator.model.Job;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.plan.Planned;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.Optional;

/** Jobs that run once for each release, as hooks of Helm's, or by a schedule. */
final class Jobs {

  /** A day in which the log of a job that ended can be read. */
  private static final int KEPT_SECONDS = 86_400;

  private final Labels labels;

  Jobs(Labels labels) {
    this.labels = labels;
  }

  /** The manifest of a job. */
  Document of(Planned<Job> planned, Tree template) {
    Job job = planned.declared();
    Expression<String> base = planned.unit().fullName();
    Expression<String> component = planned.unit().localName();
    if (job.trigger() instanceof Trigger.Schedule schedule) {
      return cronJob(job, schedule, base, component, template);
    }
    Optional<String> hook = Hooks.of(job.trigger());
    Expression<String> name =
        hook.isPresent()
            ? base
            : new Text(
                List.of(
                    new Text.Hole(base),
                    new Text.Fixed("-"),
                    new Text.Hole(new OfEdition(ReleaseFact.REVISION))));
    return once(job, name, component, template, hook);
  }

  private Document once(
      Job job,
      Expression<String> name,
      Expression<String> component,
      Tree template,
      Optional<String> hook) {
    return Documents.manifest(
        fields ->
            fields
                .put("apiVersion", "batch/v1")
                .put("kind", "Job")
                .put(
                    "metadata",
                    metadata -> {
                      metadata.put("name", name).put("labels", labels.all(component));
                      hook.ifPresentOrElse(
                          moment ->
                              metadata.put(
                                  "annotations",
                                  annotations ->
                                      annotations
                                          .put("helm.sh/hook", moment)
                                          .put(
                                              "helm.sh/hook-delete-policy",
                                              "before-hook-creation,hook-succeeded")
                                          .add(Installer.annotations())),
                          () -> metadata.add(Installer.onlyAnnotations()));
                    })
                .put(
                    "spec",
                    spec -> {
                      if (hook.isEmpty()) {
                        spec.put("ttlSecondsAfterFinished", KEPT_SECONDS);
                      }
                      limited(spec, job).put("template", template);
                    }));
  }

  /** TrueNAS waits without a limit of its own until the pods of a stopped app have ended. */
  private static MappingBuilder limited(MappingBuilder spec, Job job) {
    return spec.put("backoffLimit", job.attempts()).put("activeDeadlineSeconds", job.seconds());
  }

  private Document cronJob(
      Job job,
      Trigger.Schedule schedule,
      Expression<String> name,
      Expression<String> component,
      Tree template) {
    return Documents.manifest(
        fields ->
            fields
                .put("apiVersion", "batch/v1")
                .put("kind", "CronJob")
                .put(
                    "metadata",
                    metadata ->
                        metadata
                            .put("name", name)
                            .put("labels", labels.all(component))
                            .add(Installer.onlyAnnotations()))
                .put(
                    "spec",
                    spec ->
                        spec.put("schedule", schedule.question().expression())
                            .put("concurrencyPolicy", "Forbid")
                            .put("successfulJobsHistoryLimit", 1)
                            .put("failedJobsHistoryLimit", 1)
                            .put(
                                "jobTemplate",
                                jobTemplate ->
                                    jobTemplate.put(
                                        "spec",
                                        jobSpec ->
                                            limited(jobSpec, job).put("template", template)))));
  }
}
