package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.ListAnswer;
import dev.trainyard.generator.expression.NotEmpty;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.Env;
import dev.trainyard.generator.model.Job;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.Portal;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Refusal;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.problem.SourceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every expression of an app with the place that uses it. */
final class Usages {

  private final List<Usage> all = new ArrayList<>();

  private Usages() {}

  static List<Usage> of(App app) {
    Usages usages = new Usages();
    for (Workload workload : app.workloads()) {
      String subject = "workload " + workload.name();
      usages.condition(workload.when(), subject, workload.source());
      usages.add(workload.replicas(), subject, workload.source(), Usage.Place.PUBLIC);
      workload
          .repetition()
          .ifPresent(
              repetition -> {
                usages.list(repetition.list(), subject, workload.source());
                usages.add(repetition.name(), subject, workload.source(), Usage.Place.PUBLIC);
              });
      usages.pod(workload.pod(), subject, workload.source());
    }
    for (Job job : app.jobs()) {
      String subject = "job " + job.name();
      usages.condition(job.when(), subject, job.source());
      job.schedule()
          .ifPresent(
              schedule ->
                  usages.add(schedule.expression(), subject, job.source(), Usage.Place.PUBLIC));
      usages.pod(job.pod(), subject, job.source());
    }
    for (Portal portal : app.portals()) {
      String subject = "portal " + portal.key();
      for (Expression<?> part :
          List.of(portal.protocol(), portal.host(), portal.port(), portal.path())) {
        usages.add(part, subject, portal.source(), Usage.Place.PUBLIC);
      }
    }
    for (Refusal refusal : app.refusals()) {
      usages.add(refusal.when(), "refusal", refusal.source(), Usage.Place.CONDITION);
      refusal.each().ifPresent(each -> usages.list(each.list(), "refusal", refusal.source()));
    }
    usages.add(app.prose().notes(), "notes", app.source(), Usage.Place.PUBLIC);
    return usages.all;
  }

  private void add(Expression<?> expression, String subject, SourceLine source, Usage.Place place) {
    all.add(new Usage(expression, subject, source, place));
  }

  private void list(ListAnswer list, String subject, SourceLine source) {
    add(new NotEmpty(list), subject, source, Usage.Place.CONDITION);
  }

  private void condition(Optional<Expression<Boolean>> when, String subject, SourceLine source) {
    when.ifPresent(condition -> add(condition, subject, source, Usage.Place.CONDITION));
  }

  private void pod(Pod pod, String subject, SourceLine source) {
    pod.runAs()
        .ifPresent(
            runAs -> {
              add(runAs.user(), subject, source, Usage.Place.PUBLIC);
              add(runAs.group(), subject, source, Usage.Place.PUBLIC);
            });
    condition(pod.hostNetwork().map(expression -> expression), subject, source);
    pod.waits().forEach(wait -> condition(wait.when(), subject, wait.source()));
    pod.initContainers().forEach(container -> container(container, subject));
    pod.containers().forEach(container -> container(container, subject));
  }

  private void container(Container container, String owner) {
    String subject = owner + ", container " + container.name();
    SourceLine source = container.source();
    condition(container.when(), subject, source);
    add(container.image().repository(), subject, source, Usage.Place.PUBLIC);
    add(container.image().tag(), subject, source, Usage.Place.PUBLIC);
    blocks(container.command(), subject, source);
    blocks(container.args(), subject, source);
    blocks(container.env(), subject, source);
    blocks(container.mounts(), subject, source);
    Block.forEach(
        container.command(), word -> add(word, subject + ", command", source, Usage.Place.PUBLIC));
    Block.forEach(
        container.args(), word -> add(word, subject + ", args", source, Usage.Place.PUBLIC));
    Block.forEach(
        container.env(),
        env -> {
          add(env.name(), subject + ", env", env.source(), Usage.Place.PUBLIC);
          if (env instanceof Env.Plain plain) {
            add(plain.value(), subject + ", env", env.source(), Usage.Place.SECRET_ALLOWED);
          }
        });
    Block.forEach(container.mounts(), mount -> mount(mount, subject));
    container
        .ports()
        .forEach(
            port ->
                port.nodePort()
                    .ifPresent(
                        question ->
                            add(
                                question.expression(),
                                subject + ", port " + port.name(),
                                port.source(),
                                Usage.Place.PUBLIC)));
    for (Optional<Probe> probe :
        List.of(container.startup(), container.readiness(), container.liveness())) {
      probe.ifPresent(
          present -> {
            if (present.handler() instanceof Probe.Http http) {
              add(http.path(), subject + ", probe", source, Usage.Place.PUBLIC);
              add(http.scheme(), subject + ", probe", source, Usage.Place.PUBLIC);
            }
          });
    }
    container
        .resources()
        .ifPresent(
            resources -> {
              add(resources.cpu(), subject, source, Usage.Place.PUBLIC);
              add(resources.memory(), subject, source, Usage.Place.PUBLIC);
            });
  }

  private void mount(Mount mount, String subject) {
    add(mount.path(), subject + ", mount", mount.source(), Usage.Place.PUBLIC);
    add(mount.readOnly(), subject + ", mount", mount.source(), Usage.Place.PUBLIC);
    if (mount.volume() instanceof VolumeSource.File file) {
      add(file.content(), subject + ", file", mount.source(), Usage.Place.SECRET_ALLOWED);
    }
  }

  private <T> void blocks(List<Block<T>> blocks, String subject, SourceLine source) {
    for (Block<T> block : blocks) {
      if (block instanceof Block.When<T> when) {
        add(when.when(), subject, source, Usage.Place.CONDITION);
        blocks(when.blocks(), subject, source);
      } else if (block instanceof Block.Each<T> each) {
        list(each.list(), subject, source);
        blocks(each.blocks(), subject, source);
      }
    }
  }
}
