package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.ListAnswer;
import dev.trainyard.generator.expression.NotEmpty;
import dev.trainyard.generator.expression.Scope;
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
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Every expression of an app with the place that uses it. */
final class Usages {

  private final Findings findings;
  private final List<Usage> all = new ArrayList<>();
  private Set<Scope> items = Set.of();

  private Usages(Findings findings) {
    this.findings = findings;
  }

  static List<Usage> of(App app, Findings findings) {
    Usages usages = new Usages(findings);
    for (Workload workload : app.workloads()) {
      String subject = "workload " + workload.name();
      workload
          .repetition()
          .ifPresentOrElse(
              repetition ->
                  usages.each(
                      repetition.list(),
                      subject,
                      workload.source(),
                      () -> {
                        usages.add(
                            repetition.name(), subject, workload.source(), Usage.Place.PUBLIC);
                        usages.workload(workload, subject);
                      }),
              () -> usages.workload(workload, subject));
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
      SourceLine source = refusal.source();
      Runnable condition =
          () -> usages.add(refusal.when(), "refusal", source, Usage.Place.CONDITION);
      refusal
          .each()
          .ifPresentOrElse(
              each -> usages.each(each.list(), "refusal", source, condition), condition);
    }
    usages.add(app.prose().notes(), "notes", app.source(), Usage.Place.PUBLIC);
    return usages.all;
  }

  private void add(Expression<?> expression, String subject, SourceLine source, Usage.Place place) {
    all.add(new Usage(expression, subject, source, place, items));
  }

  private void workload(Workload workload, String subject) {
    condition(workload.when(), subject, workload.source());
    add(workload.replicas(), subject, workload.source(), Usage.Place.PUBLIC);
    pod(workload.pod(), subject, workload.source());
  }

  /** Everything that {@code content} adds is repeated for each item of the list. */
  private void each(ListAnswer list, String subject, SourceLine source, Runnable content) {
    add(new NotEmpty(list), subject, source, Usage.Place.CONDITION);
    Set<Scope> around = items;
    items = repeated(around, list, subject, source, findings);
    content.run();
    items = around;
  }

  /** The scopes of the items at hand within one more repetition. */
  static Set<Scope> repeated(
      Set<Scope> around, ListAnswer list, String subject, SourceLine source, Findings findings) {
    Set<Scope> within = new HashSet<>(around);
    if (!within.add(list.item())) {
      findings.error(
          Rule.DUPLICATE,
          subject,
          source,
          "repeats " + list.dotted() + " within a repetition of it",
          "each list once within another",
          "repeat it once, or one after the other");
    }
    return Set.copyOf(within);
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
    blocks(
        container.command(),
        subject,
        source,
        word -> add(word, subject + ", command", source, Usage.Place.PUBLIC));
    blocks(
        container.args(),
        subject,
        source,
        word -> add(word, subject + ", args", source, Usage.Place.PUBLIC));
    blocks(
        container.env(),
        subject,
        source,
        env -> {
          add(env.name(), subject + ", env", env.source(), Usage.Place.PUBLIC);
          if (env instanceof Env.Plain plain) {
            add(plain.value(), subject + ", env", env.source(), Usage.Place.SECRET_ALLOWED);
          }
        });
    blocks(container.mounts(), subject, source, mount -> mount(mount, subject));
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

  private <T> void blocks(
      List<Block<T>> blocks, String subject, SourceLine source, Consumer<T> content) {
    for (Block<T> block : blocks) {
      if (block instanceof Block.One<T> one) {
        content.accept(one.value());
      } else if (block instanceof Block.When<T> when) {
        add(when.when(), subject, source, Usage.Place.CONDITION);
        blocks(when.blocks(), subject, source, content);
      } else if (block instanceof Block.Each<T> each) {
        each(each.list(), subject, source, () -> blocks(each.blocks(), subject, source, content));
      }
    }
  }
}
