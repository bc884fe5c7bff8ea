package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.ReleaseFact;
import dev.trainyard.generator.expression.ResourceName;
import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.model.Job;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.Tree;
import java.util.List;

/** Jobs that run once for each release, as hooks of Helm's, or by a schedule. */
final class Jobs {

  private final Labels labels;

  Jobs(Labels labels) {
    this.labels = labels;
  }

  /** The manifest of a job. */
  Document of(Job job, ResourceName base, Expression<String> component, Tree template) {
    return switch (job.trigger()) {
      case SCHEDULE -> cronJob(job, base, component, template);
      case EACH_RELEASE ->
          once(
              job,
              new Text(
                  List.of(
                      new Text.Hole(base),
                      new Text.Fixed("-"),
                      new Text.Hole(new ReleaseFact(ReleaseFact.Fact.REVISION)))),
              component,
              template,
              "");
      case PRE_INSTALL -> once(job, base, component, template, "pre-install");
      case POST_INSTALL -> once(job, base, component, template, "post-install");
      case PRE_UPGRADE -> once(job, base, component, template, "pre-upgrade");
      case POST_UPGRADE -> once(job, base, component, template, "post-upgrade");
    };
  }

  private Document once(
      Job job, Expression<String> name, Expression<String> component, Tree template, String hook) {
    return Documents.manifest(
        fields ->
            fields
                .put("apiVersion", "batch/v1")
                .put("kind", "Job")
                .put(
                    "metadata",
                    metadata -> {
                      metadata.put("name", name).put("labels", labels.all(component));
                      if (!hook.isEmpty()) {
                        metadata.put(
                            "annotations",
                            annotations ->
                                annotations
                                    .put("helm.sh/hook", hook)
                                    .put(
                                        "helm.sh/hook-delete-policy",
                                        "before-hook-creation,hook-succeeded"));
                      }
                    })
                .put(
                    "spec",
                    spec -> spec.put("backoffLimit", job.attempts()).put("template", template)));
  }

  private Document cronJob(
      Job job, Expression<String> name, Expression<String> component, Tree template) {
    return Documents.manifest(
        fields ->
            fields
                .put("apiVersion", "batch/v1")
                .put("kind", "CronJob")
                .put(
                    "metadata",
                    metadata -> metadata.put("name", name).put("labels", labels.all(component)))
                .put(
                    "spec",
                    spec ->
                        spec.put("schedule", job.schedule().orElseThrow().expression())
                            .put("concurrencyPolicy", "Forbid")
                            .put("successfulJobsHistoryLimit", 1)
                            .put("failedJobsHistoryLimit", 1)
                            .put(
                                "jobTemplate",
                                jobTemplate ->
                                    jobTemplate.put(
                                        "spec",
                                        jobSpec ->
                                            jobSpec
                                                .put("backoffLimit", job.attempts())
                                                .put("template", template)))));
  }
}
