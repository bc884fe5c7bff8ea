package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.NotEmpty;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Capability;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.model.DeclaredUnit;
import dev.trainyard.generator.model.DeclaredWorkload;
import dev.trainyard.generator.model.DnsOption;
import dev.trainyard.generator.model.EditionWord;
import dev.trainyard.generator.model.Env;
import dev.trainyard.generator.model.Health;
import dev.trainyard.generator.model.HostAlias;
import dev.trainyard.generator.model.Job;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Portal;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Refusal;
import dev.trainyard.generator.model.Repetition;
import dev.trainyard.generator.model.Resolution;
import dev.trainyard.generator.model.RunAs;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.model.Security;
import dev.trainyard.generator.model.Sysctl;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Every expression of an app with the place that uses it. */
final class Usages {

  private final Findings findings;
  private final Predicate<String> edition;
  private final List<Usage> all = new ArrayList<>();
  private Set<Scope> items = Set.of();
  private List<Expression<Boolean>> conditions = List.of();

  private Usages(Findings findings, Predicate<String> edition) {
    this.findings = findings;
    this.edition = edition;
  }

  static List<Usage> of(App app, Findings findings) {
    return of(app, findings, edition -> true);
  }

  /** Those that an edition reads: what goes around the model in others is none of it. */
  static List<Usage> of(App app, Findings findings, Predicate<String> edition) {
    Usages usages = new Usages(findings, edition);
    for (DeclaredWorkload workload : app.workloads()) {
      String subject = "workload " + workload.name();
      usages.under(
          workload.when(),
          subject,
          workload.source(),
          () ->
              workload
                  .repetition()
                  .ifPresentOrElse(
                      repetition -> usages.repeated(workload, repetition, subject),
                      () -> usages.workload(workload, subject)));
    }
    for (Job job : app.jobs()) {
      String subject = "job " + job.name();
      usages.under(job.when(), subject, job.source(), () -> usages.job(job, subject));
    }
    for (Portal portal : app.portals()) {
      String subject = "portal " + portal.key();
      usages.under(portal.when(), subject, portal.source(), () -> usages.portal(portal, subject));
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
    for (Said<EditionWord.OfApp> word : app.words()) {
      if (word.value() instanceof EditionWord.Around around && edition.test(around.edition())) {
        for (Expression<?> value : around.values()) {
          usages.add(value, around.meaning(), word.source(), Usage.Place.PUBLIC);
        }
      }
    }
    return usages.all;
  }

  private void add(Expression<?> expression, String subject, SourceLine source, Usage.Place place) {
    all.add(new Usage(expression, subject, source, place, items, conditions));
  }

  private void repeated(DeclaredWorkload workload, Repetition repetition, String subject) {
    SourceLine source = workload.source();
    each(
        repetition.list(),
        subject,
        source,
        () -> {
          add(repetition.name(), subject, source, Usage.Place.PUBLIC);
          under(repetition.when(), subject, source, () -> workload(workload, subject));
        });
  }

  private void job(Job job, String subject) {
    if (job.trigger() instanceof Trigger.Schedule schedule) {
      add(schedule.question().expression(), subject, job.source(), Usage.Place.PUBLIC);
    }
    unit(job.unit(), subject, job.source());
  }

  private void portal(Portal portal, String subject) {
    for (Expression<?> part :
        List.of(portal.protocol(), portal.host(), portal.port(), portal.path())) {
      add(part, subject, portal.source(), Usage.Place.PUBLIC);
    }
  }

  private void workload(DeclaredWorkload workload, String subject) {
    add(workload.replicas(), subject, workload.source(), Usage.Place.PUBLIC);
    condition(workload.reachableBeforeReady(), subject, workload.source());
    unit(workload.unit(), subject, workload.source());
  }

  /** Everything that {@code content} adds is repeated for each item of the list. */
  private void each(ListAnswer list, String subject, SourceLine source, Runnable content) {
    Set<Scope> around = items;
    under(
        new NotEmpty(list),
        subject,
        source,
        () -> {
          items = repeated(around, list, subject, source, findings);
          content.run();
        });
    items = around;
  }

  /** Everything that {@code content} adds is there under the condition only. */
  private void under(
      Expression<Boolean> condition, String subject, SourceLine source, Runnable content) {
    add(condition, subject, source, Usage.Place.CONDITION);
    List<Expression<Boolean>> around = conditions;
    conditions = Stream.concat(around.stream(), Stream.of(condition)).toList();
    content.run();
    conditions = around;
  }

  private void under(
      Optional<Expression<Boolean>> condition,
      String subject,
      SourceLine source,
      Runnable content) {
    condition.ifPresentOrElse(when -> under(when, subject, source, content), content);
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

  private void unit(DeclaredUnit unit, String subject, SourceLine source) {
    unit.runAs().ifPresent(runAs -> runAs(runAs, subject, source));
    condition(unit.hostNetwork().map(expression -> expression), subject, source);
    add(unit.stopSeconds(), subject, source, Usage.Place.PUBLIC);
    blocks(
        unit.groups(),
        subject,
        Said::source,
        group -> add(group.value(), subject + ", group", group.source(), Usage.Place.PUBLIC));
    blocks(
        unit.sysctls(),
        subject,
        Sysctl::source,
        sysctl ->
            add(
                sysctl.value(),
                subject + ", " + sysctl.name(),
                sysctl.source(),
                Usage.Place.PUBLIC));
    resolution(unit.resolution(), subject);
    blocks(unit.words(), subject, Said::source, word -> word(word, subject));
    unit.waits().forEach(wait -> condition(wait.when(), subject, wait.source()));
    unit.steps().forEach(container -> container(container, subject));
    unit.containers().forEach(container -> container(container, subject));
  }

  private void word(Said<EditionWord.OfUnit> word, String subject) {
    if (edition.test(word.value().edition())) {
      String whole = subject + ", " + word.value().meaning();
      for (Expression<?> value : word.value().values()) {
        add(value, whole, word.source(), Usage.Place.SECRET_ALLOWED);
      }
    }
  }

  private void resolution(Resolution resolution, String subject) {
    words(resolution.nameservers(), subject + ", nameserver");
    words(resolution.searchDomains(), subject + ", search domain");
    blocks(
        resolution.options(),
        subject,
        DnsOption::source,
        option -> {
          add(option.name(), subject + ", DNS option", option.source(), Usage.Place.PUBLIC);
          add(option.value(), subject + ", DNS option", option.source(), Usage.Place.PUBLIC);
        });
    blocks(
        resolution.aliases(),
        subject,
        HostAlias::source,
        alias -> {
          add(alias.address(), subject + ", host alias", alias.source(), Usage.Place.PUBLIC);
          alias
              .names()
              .forEach(
                  name -> add(name, subject + ", host alias", alias.source(), Usage.Place.PUBLIC));
        });
  }

  private void container(Container container, String owner) {
    String subject = owner + ", container " + container.name();
    SourceLine source = container.source();
    under(container.when(), subject, source, () -> content(container, subject));
  }

  private void content(Container container, String subject) {
    SourceLine source = container.source();
    add(container.image().repository(), subject, source, Usage.Place.PUBLIC);
    add(container.image().tag(), subject, source, Usage.Place.PUBLIC);
    words(container.command(), subject + ", command");
    words(container.args(), subject + ", argument");
    blocks(
        container.env(),
        subject,
        Env::source,
        env -> {
          String variable =
              subject
                  + ", variable"
                  + (env.name() instanceof Literal<String> name ? " " + name.value() : "");
          add(env.name(), variable, env.source(), Usage.Place.PUBLIC);
          if (env instanceof Env.Plain plain) {
            add(plain.value(), variable, env.source(), Usage.Place.SECRET_ALLOWED);
          } else if (env instanceof Env.OfVersion of) {
            of.more()
                .ifPresent(more -> add(more, variable, env.source(), Usage.Place.SECRET_ALLOWED));
          }
        });
    blocks(container.mounts(), subject, Mount::source, mount -> mount(mount, subject));
    blocks(
        container.ports(),
        subject,
        ContainerPort::source,
        port -> {
          String listening = subject + ", " + port.port();
          Stream.of(port.published(), port.port().question())
              .flatMap(Optional::stream)
              .distinct()
              .forEach(
                  question ->
                      add(question.expression(), listening, port.source(), Usage.Place.PUBLISHED));
          condition(port.beforeReady(), listening, port.source());
        });
    Health health = container.health();
    for (List<Block<Said<Probe>>> probes :
        List.of(health.startup(), health.readiness(), health.liveness())) {
      blocks(probes, subject, Said::source, probe -> probe(probe, subject + ", probe"));
    }
    blocks(health.none(), subject, Said::source, reason -> {});
    blocks(container.preStop(), subject, Said::source, command -> {});
    blocks(container.postStart(), subject, Said::source, command -> {});
    blocks(container.terminal(), subject, Said::source, terminal -> {});
    Security security = container.security();
    blocks(security.writableRoot(), subject, Said::source, reason -> {});
    blocks(security.privileged(), subject, Said::source, reason -> {});
    blocks(security.privilegedForDevices(), subject, Said::source, reason -> {});
    blocks(security.escalation(), subject, Said::source, reason -> {});
    blocks(security.capabilities(), subject, Capability::source, capability -> {});
    security.runAs().ifPresent(runAs -> runAs(runAs.value(), subject, runAs.source()));
    container
        .resources()
        .ifPresent(
            resources -> {
              String limits = subject + ", limits";
              add(resources.cpu(), limits, resources.source(), Usage.Place.PUBLIC);
              add(resources.mebibytes(), limits, resources.source(), Usage.Place.PUBLIC);
            });
    container
        .gpus()
        .ifPresent(
            gpus -> add(gpus.value(), subject + ", GPUs", gpus.source(), Usage.Place.PUBLIC));
  }

  private void runAs(RunAs runAs, String subject, SourceLine source) {
    add(runAs.user(), subject, source, Usage.Place.PUBLIC);
    add(runAs.group(), subject, source, Usage.Place.PUBLIC);
  }

  private void words(List<Block<Said<Expression<String>>>> words, String subject) {
    blocks(
        words,
        subject,
        Said::source,
        word -> add(word.value(), subject, word.source(), Usage.Place.PUBLIC));
  }

  private void probe(Said<Probe> probe, String subject) {
    if (probe.value().handler() instanceof Probe.Http http) {
      add(http.path(), subject, probe.source(), Usage.Place.PUBLIC);
      add(http.scheme(), subject, probe.source(), Usage.Place.PUBLIC);
      http.headers()
          .forEach(
              header ->
                  add(
                      header.value(),
                      subject + ", header " + header.name(),
                      probe.source(),
                      Usage.Place.PUBLIC));
    } else if (probe.value().handler() instanceof Probe.Exec exec) {
      exec.command().forEach(word -> add(word, subject, probe.source(), Usage.Place.PUBLIC));
    }
  }

  private void mount(Mount mount, String subject) {
    add(mount.path(), subject + ", mount", mount.source(), Usage.Place.PUBLIC);
    add(mount.readOnly(), subject + ", mount", mount.source(), Usage.Place.PUBLIC);
    mount
        .owner()
        .ifPresent(
            owner ->
                runAs(new RunAs(owner.user(), owner.group()), subject + ", mount", mount.source()));
    if (mount.volume() instanceof VolumeSource.Temporary temporary) {
      add(
          temporary.volume().mebibytes(),
          subject + ", volume " + temporary.volume().name(),
          mount.source(),
          Usage.Place.PUBLIC);
    }
    if (mount.volume() instanceof VolumeSource.File file) {
      String path = mount.path() instanceof Literal<String> literal ? " " + literal.value() : "";
      add(file.content(), subject + ", file" + path, mount.source(), Usage.Place.SECRET_ALLOWED);
    }
    if (mount.volume() instanceof VolumeSource.LiveFiles live) {
      live.files()
          .forEach(
              file ->
                  add(
                      file.content(),
                      subject + ", file " + live.directory() + "/" + file.name(),
                      file.source(),
                      Usage.Place.SECRET_ALLOWED));
    }
  }

  /** A condition is told where the first thing that depends on it is said. */
  private <T> void blocks(
      List<Block<T>> blocks, String subject, Function<T, SourceLine> line, Consumer<T> content) {
    for (Block<T> block : blocks) {
      SourceLine source = Block.stream(List.of(block)).findFirst().map(line).orElse(null);
      if (block instanceof Block.One<T> one) {
        content.accept(one.value());
      } else if (block instanceof Block.When<T> when) {
        under(when.when(), subject, source, () -> blocks(when.blocks(), subject, line, content));
      } else if (block instanceof Block.Each<T> each) {
        each(each.list(), subject, source, () -> blocks(each.blocks(), subject, line, content));
      }
    }
  }
}
