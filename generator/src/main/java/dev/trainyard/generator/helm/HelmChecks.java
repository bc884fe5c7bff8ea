package dev.trainyard.generator.helm;

import dev.trainyard.generator.expression.SubExpressions;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.Env;
import dev.trainyard.generator.model.Group;
import dev.trainyard.generator.model.Job;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.question.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What this edition cannot express. */
final class HelmChecks {

  /** Top variables that the middleware removes, resets or refuses (22.02 to 24.04). */
  private static final Set<String> RESERVED =
      Set.of(
          "iXPortals",
          "ixVolumes",
          "ixCertificates",
          "ixCertificateAuthorities",
          "ixExternalInterfacesConfiguration",
          "ixExternalInterfacesConfigurationNames",
          "ixChartContext",
          "global",
          "release_name",
          // fixed values of the chart, and what its templates keep among the values
          "image",
          "kept");

  private HelmChecks() {}

  static List<Problem> check(App app) {
    List<Problem> problems = new ArrayList<>();
    reserved(app, problems);
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

  private static void reserved(App app, List<Problem> problems) {
    for (Group group : app.groups()) {
      for (Question question : group.questions()) {
        String variable = question.path().get(0);
        if (RESERVED.contains(variable) || variable.endsWith("Image")) {
          problems.add(
              Problem.error(
                  Rule.RESERVED_VARIABLE,
                  Where.definition(app.name(), question.toString(), question.source()),
                  "\"" + variable + "\" is reserved",
                  "any name that TrueNAS and the chart do not use themselves",
                  "rename the question"));
        }
      }
    }
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
