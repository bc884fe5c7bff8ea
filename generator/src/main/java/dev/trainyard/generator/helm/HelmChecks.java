package dev.trainyard.generator.helm;

import dev.trainyard.generator.expression.SubExpressions;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.Env;
import dev.trainyard.generator.model.Job;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.util.ArrayList;
import java.util.List;

/** What this edition cannot express. */
final class HelmChecks {

  private HelmChecks() {}

  static List<Problem> check(App app) {
    List<Problem> problems = new ArrayList<>();
    for (Job job : app.jobs()) {
      if (job.trigger() == Job.Trigger.PRE_INSTALL && needsOtherResources(job)) {
        problems.add(
            Problem.error(
                Rule.EDITION,
                Where.definition(app.name(), "job " + job.name(), job.source()),
                "runs before the installation and needs a file, secret or right of the app",
                "a job that needs nothing else: Helm creates it before everything else",
                "run it with EACH_RELEASE or POST_INSTALL"));
      }
    }
    return problems;
  }

  private static boolean needsOtherResources(Job job) {
    boolean[] needs = {!job.pod().rights().isEmpty()};
    List<Container> containers = new ArrayList<>(job.pod().initContainers());
    containers.addAll(job.pod().containers());
    for (Container container : containers) {
      Block.forEach(
          container.mounts(), mount -> needs[0] |= mount.volume() instanceof VolumeSource.File);
      Block.forEach(
          container.env(),
          env ->
              needs[0] |=
                  env instanceof Env.Plain plain && SubExpressions.isSensitive(plain.value()));
    }
    return needs[0];
  }
}
