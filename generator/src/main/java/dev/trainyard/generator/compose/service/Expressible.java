package dev.trainyard.generator.compose.service;

import dev.trainyard.generator.evaluate.Escapes;
import dev.trainyard.generator.expression.node.Conditions;
import dev.trainyard.generator.expression.node.Cut;
import dev.trainyard.generator.expression.node.Digest;
import dev.trainyard.generator.expression.node.Escaped;
import dev.trainyard.generator.expression.node.Generated;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Mapped;
import dev.trainyard.generator.expression.node.PasswordHash;
import dev.trainyard.generator.expression.node.Remainder;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.DeclaredWorkload;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.Job;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.Planned;
import dev.trainyard.generator.plan.PlannedContainer;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.plan.Variable;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What of a definition services of Docker Compose cannot do. */
public final class Expressible {

  /**
   * Something that cannot be done.
   *
   * @param subject what
   * @param source where the definition says it
   * @param found what it says, and why that is not possible
   * @param fix what to do instead
   */
  public record Gap(String subject, SourceLine source, String found, String fix) {}

  /** What a shell takes for the name of a variable. */
  /** A hash of bcrypt has these characters, letters and digits. */
  private static final String HASH = "$./";

  private final List<Gap> gaps = new ArrayList<>();

  private Expressible() {}

  /** Everything that cannot be done, in the order of the definition. */
  public static List<Gap> gaps(Plan plan) {
    Expressible all = new Expressible();
    plan.app().questions().forEach(all::question);
    plan.workloads().forEach(all::workload);
    plan.jobs().forEach(all::job);
    all.unreachable(plan);
    all.names(plan);
    return List.copyOf(all.gaps);
  }

  private void gap(String subject, SourceLine source, String found, String fix) {
    gaps.add(new Gap(subject, source, found, fix));
  }

  private void question(Question question) {
    if (question instanceof CertificateQuestion certificate && certificate.authority()) {
      gap(
          question.toString(),
          question.source(),
          "asks for a certificate authority, and 25.10 and later hand none to apps",
          "ask for a certificate, whose chain names its authority");
    }
  }

  private void workload(Planned<DeclaredWorkload> workload) {
    Unit unit = workload.unit();
    unit(unit, false);
    boolean once = workload.declared().replicas().equals(new Literal<>(1L));
    boolean publishes =
        unit.processes().stream()
            .flatMap(container -> Block.stream(container.declared().ports()))
            .anyMatch(port -> port.published().isPresent());
    if (!once && publishes) {
      gap(
          unit.subject(),
          unit.source(),
          "runs several times and has a port of the NAS, which only one container can have",
          "put a proxy in front of it, or run it once");
    }
    boolean apart = unit.mounts().stream().anyMatch(place -> place.mount().perReplica());
    if (apart && !workload.declared().stateful()) {
      gap(
          unit.subject(),
          unit.source(),
          "has a directory for each replica, and its replicas have no names",
          "call stateful()");
    }
    if (!once && !workload.declared().stateful() && unit.processes().size() > 1) {
      gap(
          unit.subject(),
          unit.source(),
          "runs several times with several containers that share a network",
          "call stateful(), which gives each replica a name");
    }
    unit.declared().hostNetwork().ifPresent(host -> hostNetwork(unit, host));
  }

  private void hostNetwork(Unit unit, Expression<Boolean> host) {
    if (unit.processes().stream().anyMatch(container -> leadsElsewhere(container, host))) {
      gap(
          unit.subject(),
          unit.source(),
          "uses the network of the NAS and has a port of it, where nothing leads from one port to"
              + " another",
          "let the program listen on the answer, or declare the port with the question only where"
              + " it does not use that network");
    }
  }

  /** Whether a port of the NAS would have to lead to another number within its own network. */
  private static boolean leadsElsewhere(PlannedContainer container, Expression<Boolean> host) {
    return Block.guarded(Block.under(container.declared().when(), container.declared().ports()))
        .stream()
        .filter(port -> port.value().published().isPresent())
        .filter(port -> !port.value().published().equals(port.value().port().question()))
        .anyMatch(port -> !Conditions.exclude(port.conditions(), List.of(host)));
  }

  /** Whoever is in the network of the NAS finds one container of a workload, or none. */
  private void unreachable(Plan plan) {
    NasNetwork network = new NasNetwork(plan);
    for (Planned<DeclaredWorkload> workload : plan.workloads()) {
      for (Unit unit : network.finders(workload.unit())) {
        network
            .obstacle(unit, workload)
            .ifPresent(
                obstacle ->
                    gap(
                        unit.subject(),
                        unit.source(),
                        "uses the network of the NAS and waits for or names "
                            + workload.unit().subject()
                            + ", which "
                            + obstacle
                            + ", so that no address leads to it there",
                        "do without the network of the NAS, or put a workload of one container in"
                            + " front of the others"));
      }
      network.finders(workload.unit()).stream()
          .findFirst()
          .ifPresent(finder -> taken(plan, finder, workload.unit()));
    }
  }

  /** At the addresses of the NAS there is one of each number. */
  private void taken(Plan plan, Unit finder, Unit workload) {
    for (Unit unit : plan.units()) {
      if (unit != workload && unit.mayUseHostNetwork()) {
        numbers(unit)
            .filter(number -> numbers(workload).anyMatch(number::equals))
            .findFirst()
            .ifPresent(
                number ->
                    gap(
                        unit.subject(),
                        unit.source(),
                        "listens at port "
                            + number
                            + " in the network of the NAS, where "
                            + finder.subject()
                            + " finds "
                            + workload.subject()
                            + " at the same number",
                        "another number for one of them"));
      }
    }
  }

  private static Stream<String> numbers(Unit unit) {
    return unit.processes().stream()
        .flatMap(container -> Block.stream(container.declared().ports()))
        .filter(port -> port.number() instanceof Literal<?>)
        .map(port -> ((Literal<?>) port.number()).value() + (port.udp() ? "/udp" : ""));
  }

  private void unit(Unit unit, boolean ofUpgrade) {
    List<PlannedContainer> processes = unit.processes();
    if (processes.size() > 1
        && processes.stream().allMatch(one -> one.declared().when().isPresent())) {
      gap(
          unit.subject(),
          unit.source(),
          "has several containers, all of which depend on answers, and none whose network the"
              + " others can always share",
          "make one of them unconditional, or give each a workload of its own");
    }
    unit.containers().forEach(container -> container(unit, container, ofUpgrade));
    unit.values()
        .map(Guarded::value)
        .filter(Expressible::comparesSecrets)
        .findFirst()
        .ifPresent(
            value ->
                gap(
                    unit.subject(),
                    unit.source(),
                    "compares a generated secret, which is known only when the app runs",
                    "compare in the container"));
    unit.values()
        .map(Guarded::value)
        .filter(Expressible::changesSecrets)
        .findFirst()
        .ifPresent(
            value ->
                gap(
                    unit.subject(),
                    unit.source(),
                    "makes something else of a generated secret or of the hash of a password, which"
                        + " are known only when the app runs",
                    "hand it over as it is, and change it in the container"));
  }

  /** Whether something is done to a secret that would be done to the word in its place. */
  private static boolean changesSecrets(Expression<?> value) {
    boolean[] found = new boolean[1];
    SubExpressions.walk(
        value,
        part -> {
          if (part instanceof Cut cut) {
            found[0] |= isLate(cut.value()) && !leavesWords(cut);
          } else if (part instanceof Escaped escaped) {
            found[0] |=
                !Escapes.escape(escaped.notation(), HASH).contains(HASH)
                    && holdsHash(escaped.value());
          } else if (part instanceof Mapped
              || part instanceof Digest
              || part instanceof Remainder) {
            found[0] |= SubExpressions.of(part).stream().anyMatch(Expressible::isLate);
          }
        });
    return found[0];
  }

  private static boolean isLate(Expression<?> value) {
    return RuntimeSecrets.isIn(value, Delivery.CATALOG);
  }

  private static boolean holdsHash(Expression<?> value) {
    boolean[] found = new boolean[1];
    SubExpressions.walk(value, part -> found[0] |= part instanceof PasswordHash);
    return found[0];
  }

  /** A word has no blanks, and what it begins and ends with is known. */
  private static boolean leavesWords(Cut cut) {
    Optional<String> word =
        cut.value() instanceof Generated generated
            ? Optional.of(RuntimeSecrets.word(generated.key()))
            : Optional.empty();
    return switch (cut.what()) {
      case TRIMMED -> true;
      case WITHOUT_PREFIX -> word.filter(one -> !one.startsWith(cut.constant())).isPresent();
      case WITHOUT_SUFFIX -> word.filter(one -> !one.endsWith(cut.constant())).isPresent();
      default -> false;
    };
  }

  private static boolean comparesSecrets(Expression<?> value) {
    boolean[] found = new boolean[1];
    SubExpressions.walk(
        value,
        part -> {
          if (part.kind() == Kind.BOOLEAN) {
            SubExpressions.of(part)
                .forEach(
                    inner ->
                        found[0] |=
                            inner instanceof PasswordHash
                                || inner instanceof Generated secret && secret.given() == null);
          }
        });
    return found[0];
  }

  private void container(Unit unit, PlannedContainer container, boolean ofUpgrade) {
    String subject = unit.subject(container);
    if (!Handover.hasKnownStart(container)) {
      if (ofUpgrade) {
        unknownStart(
            subject, container.declared().source(), "to run once, before or after an upgrade");
      }
      Block.stream(container.declared().preStop())
          .forEach(said -> unknownStart(subject, said.source(), "a command before it stops"));
      Block.stream(container.declared().postStart())
          .forEach(said -> unknownStart(subject, said.source(), "a command after its start"));
    }
    List<Variable> late =
        Block.stream(container.variables())
            .filter(
                variable ->
                    variable instanceof Variable.Secret secret
                        && RuntimeSecrets.isIn(secret.value(), Delivery.CATALOG))
            .toList();
    if (!late.isEmpty() && !Handover.hasKnownStart(container)) {
      unknownStart(subject, late.get(0).source(), "a generated secret in its environment");
    }
    for (Variable variable : late) {
      boolean known = variable.name() instanceof Literal<?>;
      if (!Handover.isKnownToShells(variable)) {
        gap(
            subject,
            variable.source(),
            "has a generated secret in "
                + (known
                    ? "the variable " + ((Literal<?>) variable.name()).value()
                    : "a variable whose name is an answer")
                + ", and the shell that sets it before the program starts knows no such name",
            "give it a name of letters, digits and _, or let the program read a file");
      }
    }
    if (!late.isEmpty() || Handover.hasCommands(container) || ofUpgrade) {
      Block.stream(container.variables())
          .filter(Variable.Secret.class::isInstance)
          .filter(variable -> !late.contains(variable))
          .filter(variable -> variable.name() instanceof Literal<?>)
          .filter(variable -> !Handover.isKnownToShells(variable))
          .findFirst()
          .ifPresent(
              variable ->
                  gap(
                      subject,
                      variable.source(),
                      "has a secret in the variable "
                          + ((Literal<?>) variable.name()).value()
                          + ", which the shell in front of the program does not know",
                      "give it a name of letters, digits and _, or let the program read a file"));
    }
    expansions(container, subject);
  }

  private void unknownStart(String subject, SourceLine source, String what) {
    gap(
        subject,
        source,
        "has "
            + what
            + ", which a program in front of its own sees to, and its own one is not known",
        "say what the image starts with starting(…), or call command(…)");
  }

  /** {@code $(NAME)} stands for a variable elsewhere. */
  private void expansions(PlannedContainer container, String subject) {
    List<String> names =
        Block.stream(container.variables())
            .map(Variable::name)
            .filter(Literal.class::isInstance)
            .map(name -> "$(" + ((Literal<?>) name).value() + ")")
            .toList();
    List<Said<Expression<?>>> texts = new ArrayList<>();
    Block.forEach(
        container.declared().command(), word -> texts.add(new Said<>(word.value(), word.source())));
    Block.forEach(
        container.declared().args(), word -> texts.add(new Said<>(word.value(), word.source())));
    Block.forEach(
        container.variables(),
        variable -> {
          if (variable instanceof Variable.Open open) {
            texts.add(new Said<>(open.value(), open.source()));
          } else if (variable instanceof Variable.Secret secret) {
            texts.add(new Said<>(secret.value(), secret.source()));
          }
        });
    for (Said<Expression<?>> text : texts) {
      names.stream()
          .filter(
              name ->
                  SubExpressions.constants(text.value()).stream()
                      .anyMatch(one -> one.contains(name)))
          .findFirst()
          .ifPresent(
              name ->
                  gap(
                      subject,
                      text.source(),
                      "has "
                          + name
                          + " in a command or variable, which Docker Compose takes literally",
                      "write the value, or let a shell expand $NAME"));
    }
  }

  private void job(Planned<Job> job) {
    Unit unit = job.unit();
    if (job.declared().trigger() instanceof Trigger.Schedule) {
      gap(
          unit.subject(),
          unit.source(),
          "runs by a schedule, and Docker Compose has no clock",
          "let a workload wait by itself, or leave the schedule to a task of the NAS");
    }
    if (job.declared().trigger() == Trigger.Moment.BEFORE_UPGRADE && !unit.waits().isEmpty()) {
      gap(
          unit.subject(),
          unit.source(),
          "runs before an upgrade and waits for a workload, which TrueNAS has stopped by then",
          "run it without other workloads, or in a step of the workload");
    }
    unit(unit, Instance.ofJob(job).isOfUpgrade());
  }

  /** Services have names within the app; one with an answer in it may be any. */
  private void names(Plan plan) {
    Map<String, Unit> known = new LinkedHashMap<>();
    List<Instance> instances = new ArrayList<>();
    plan.workloads().forEach(workload -> instances.add(Instance.of(workload)));
    plan.jobs().forEach(job -> instances.add(Instance.ofJob(job)));
    for (Instance instance : instances) {
      for (String name : names(instance)) {
        Optional<String> other =
            known.keySet().stream().filter(taken -> clash(taken, name)).findFirst();
        if (other.isPresent() && known.get(other.get()) != instance.unit()) {
          gap(
              instance.unit().subject(),
              instance.unit().source(),
              "would have the service "
                  + name
                  + ", and "
                  + known.get(other.get()).subject()
                  + " has the service "
                  + other.get(),
              "rename one of them, or the container that the name ends with");
        } else if (other.isPresent() && known.containsKey(name)) {
          gap(
              instance.unit().subject(),
              instance.unit().source(),
              "would have two services " + name,
              "rename the container; setup and hashes are services that an app adds of itself");
        }
        known.putIfAbsent(name, instance.unit());
      }
    }
  }

  private static List<String> names(Instance instance) {
    List<String> names = new ArrayList<>();
    names.add(pattern(instance.named(SetupService.SETUP)));
    names.add(pattern(instance.named(SetupService.HASHES)));
    instance
        .unit()
        .containers()
        .forEach(container -> names.add(pattern(instance.service(container))));
    return names;
  }

  private static String pattern(Expression<String> name) {
    if (name instanceof Literal<String> literal) {
      return literal.value();
    }
    StringBuilder pattern = new StringBuilder();
    ((Text) name)
        .parts()
        .forEach(part -> pattern.append(part instanceof Text.Fixed fixed ? fixed.text() : "*"));
    return pattern.toString();
  }

  private static boolean clash(String one, String other) {
    return one.equals(other) || matches(one, other) || matches(other, one);
  }

  /** Whether what comes before an answer in a pattern begins the other name. */
  private static boolean matches(String pattern, String name) {
    int star = pattern.indexOf('*');
    return star >= 0
        && name.indexOf('*') < 0
        && name.startsWith(pattern.substring(0, star))
        && name.endsWith(pattern.substring(pattern.lastIndexOf('*') + 1));
  }
}
