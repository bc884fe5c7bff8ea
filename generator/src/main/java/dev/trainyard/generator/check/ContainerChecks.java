package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.Conditions;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.Negation;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Capability;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.model.Env;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.Health;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.RunAs;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.model.Security;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.ImageNames;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The containers of a pod. */
final class ContainerChecks {

  private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,38}[a-z0-9])?");
  private static final Pattern ENV_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
  private static final Pattern REPOSITORY = Pattern.compile(ImageNames.REPOSITORY);
  private static final Pattern PATH = Pattern.compile("(/(?!\\.{0,2}(/|$))[^\\s:/]+)+");
  private static final Pattern TAG = Pattern.compile(ImageNames.TAG);
  private static final Pattern VOLUME_NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern DIGEST = Pattern.compile("(" + ImageNames.DIGEST + ")?");

  private final String owner;
  private final boolean stateful;
  private final Findings findings;
  private final Set<String> names = new HashSet<>(Set.of("permissions"));
  private final Map<String, Volume> temporary = new HashMap<>();
  private final Map<String, StorageQuestion> storages = new HashMap<>();

  ContainerChecks(String owner, boolean stateful, Findings findings) {
    this.owner = owner;
    this.stateful = stateful;
    this.findings = findings;
  }

  void check(Pod pod) {
    for (Container container : pod.initContainers()) {
      check(container, pod);
      noProbes(container);
    }
    for (Container container : pod.containers()) {
      check(container, pod);
      if (owner.startsWith("workload ")) {
        health(container);
      }
    }
    volumeNames(pod);
  }

  /** Temporary volumes and storage questions share the names of a pod's volumes. */
  private void volumeNames(Pod pod) {
    Stream.concat(pod.initContainers().stream(), pod.containers().stream())
        .forEach(
            container ->
                Block.forEach(
                    container.mounts(),
                    mount -> {
                      if (mount.volume() instanceof VolumeSource.Temporary volume
                          && storages.containsKey(volume.volume().name())) {
                        findings.error(
                            Rule.VOLUME,
                            subject(container),
                            mount.source(),
                            "names a temporary volume \""
                                + volume.volume().name()
                                + "\" like that of "
                                + storages.get(volume.volume().name()).dotted(),
                            "each name for one volume of a pod",
                            "rename the temporary volume");
                      }
                    }));
  }

  /** Kubernetes takes neither probes nor hooks for what runs to its end before the others. */
  private void noProbes(Container container) {
    Health health = container.health();
    Stream.concat(
            health.probes().map(Said::source),
            Stream.concat(Block.stream(container.preStop()), Block.stream(container.postStart()))
                .map(Said::source))
        .forEach(
            source ->
                findings.error(
                    Rule.ENDLESS,
                    subject(container),
                    source,
                    "is an init container with a probe or a command around its life",
                    "a program that ends by itself before the others start",
                    "remove it, or make it a container"));
  }

  private void owner(Container container, Mount mount, Mount.Owner owner, Pod pod) {
    String subject = subject(container) + ", mount";
    WorkloadChecks.ids(
        new RunAs(owner.user(), owner.group()),
        subject,
        mount.source(),
        "gives a volume to user or group ",
        findings);
    Optional<Expression<Long>> user =
        container.security().runAs().map(Said::value).or(pod::runAs).map(RunAs::user);
    if (user.isPresent() && !user.get().equals(owner.user()) && owner.reason().isBlank()) {
      findings.error(
          Rule.SECURITY,
          subject,
          mount.source(),
          "gives a volume to another user than the container runs as",
          "the container's own user, or a stated reason",
          "correct the user, or call ownedBy(user, group, \"reason\")");
    }
  }

  private String subject(Container container) {
    return owner + ", container " + container.name();
  }

  private void check(Container container, Pod pod) {
    boolean namedAsOwner = owner.endsWith(" " + container.name());
    if (!namedAsOwner
        && (!NAME.matcher(container.name()).matches()
            || container.name().startsWith("wait-for-"))) {
      findings.error(
          Rule.NAME,
          subject(container),
          container.source(),
          "has the name \"" + container.name() + "\"",
          "1 to 40 lower-case letters, digits and -, starting with a letter, not with wait-for-",
          "rename it");
    }
    if (!names.add(container.name())) {
      findings.error(
          Rule.DUPLICATE,
          subject(container),
          container.source(),
          "has a name that is taken in this pod",
          "each name once; permissions is the chart's own",
          "rename it");
    }
    image(container);
    environment(container);
    mounts(container, pod);
    probes(container);
    single(container, "a command before it stops", container.preStop());
    single(container, "a command after its start", container.postStart());
    resources(container);
    security(container);
  }

  private void resources(Container container) {
    container
        .resources()
        .filter(resources -> !isPositive(resources.cpu()) || !isPositive(resources.mebibytes()))
        .ifPresent(
            resources ->
                findings.error(
                    Rule.RANGE,
                    subject(container) + ", limits",
                    resources.source(),
                    "has a limit of nothing",
                    "at least a thousandth of a core and 1 MiB",
                    "write limits(0.5, 256): half a core, 256 MiB"));
  }

  private static boolean isPositive(Expression<Long> amount) {
    return !(amount instanceof Literal<Long> literal) || literal.value() > 0;
  }

  private void image(Container container) {
    Image image = container.image();
    boolean repository =
        !(image.repository() instanceof Literal<String> literal)
            || REPOSITORY.matcher(literal.value()).matches();
    boolean tag =
        !(image.tag() instanceof Literal<String> literal)
            || TAG.matcher(literal.value()).matches() && !literal.value().equals("latest");
    if (!repository || !tag || !DIGEST.matcher(image.digest()).matches()) {
      findings.error(
          Rule.IMAGE,
          subject(container),
          container.source(),
          "has the image "
              + text(image.repository())
              + " in version "
              + text(image.tag())
              + (image.digest().isEmpty() ? "" : " with the digest " + image.digest()),
          "a repository in lower case, a version other than latest and, if given, sha256: and 64"
              + " digits",
          "write image(\"docker.io/owner/name\", \"1.2.3\")");
    }
  }

  private static String text(Object expression) {
    return expression instanceof Literal<?> literal
        ? "\"" + literal.value() + "\""
        : "of an answer";
  }

  private void environment(Container container) {
    once(
        Block.guarded(container.env()),
        Env::name,
        (name, known, env) ->
            findings.error(
                Rule.DUPLICATE,
                subject(container),
                env.source(),
                "sets the variable " + name + " twice; first at " + known.source().position(),
                "each variable once, unless under conditions that exclude each other",
                "remove one"));
    eachOnce(
        container.env(),
        Env::name,
        (name, env) ->
            findings.error(
                Rule.DUPLICATE,
                subject(container),
                env.source(),
                "sets the variable " + name + " for each item of a list",
                "a name that differs from item to item",
                "make the item's own answer part of the name"));
    Block.forEach(
        container.env(),
        env -> {
          if (env.name() instanceof Literal<String> name
              && !ENV_NAME.matcher(name.value()).matches()) {
            findings.error(
                Rule.NAME,
                subject(container),
                env.source(),
                "sets the variable \"" + name.value() + "\"",
                "ASCII letters, digits, _, . and -, not starting with a digit",
                "rename it");
          }
        });
  }

  private void mounts(Container container, Pod pod) {
    once(
        Block.guarded(container.mounts()),
        Mount::path,
        (path, known, mount) ->
            findings.error(
                Rule.VOLUME,
                subject(container),
                mount.source(),
                "mounts something at " + path + " twice; first at " + known.source().position(),
                "each path once, unless under conditions that exclude each other",
                "change one of the paths"));
    eachOnce(
        container.mounts(),
        Mount::path,
        (path, mount) ->
            findings.error(
                Rule.VOLUME,
                subject(container),
                mount.source(),
                "mounts something at " + path + " for each item of a list",
                "a path that differs from item to item",
                "make the item's own answer or its index part of the path"));
    Block.forEach(container.mounts(), mount -> mount(container, mount, pod));
  }

  /** What becomes of two things with one constant name that may be there at once. */
  private interface Twice<T> {
    void report(String name, T known, T again);
  }

  private static <T> void once(
      List<Guarded<T>> things, Function<T, Expression<String>> named, Twice<T> twice) {
    Map<String, List<Guarded<T>>> seen = new HashMap<>();
    for (Guarded<T> thing : things) {
      if (named.apply(thing.value()) instanceof Literal<String> name) {
        List<Guarded<T>> known = seen.computeIfAbsent(name.value(), added -> new ArrayList<>());
        known.stream()
            .filter(other -> !Conditions.exclude(other.conditions(), thing.conditions()))
            .findFirst()
            .ifPresent(other -> twice.report(name.value(), other.value(), thing.value()));
        known.add(thing);
      }
    }
  }

  /** What has a constant name and is repeated for each item of a list. */
  private static <T> void eachOnce(
      List<Block<T>> blocks,
      Function<T, Expression<String>> named,
      BiConsumer<String, T> repeated) {
    for (Block<T> block : blocks) {
      if (block instanceof Block.When<T> when) {
        eachOnce(when.blocks(), named, repeated);
      } else if (block instanceof Block.Each<T> each) {
        Block.forEach(
            each.blocks(),
            thing -> {
              if (named.apply(thing) instanceof Literal<String> name) {
                repeated.accept(name.value(), thing);
              }
            });
      }
    }
  }

  /** Of several things of one kind at most one may hold. */
  private <T> void single(Container container, String what, List<Block<Said<T>>> blocks) {
    List<Guarded<Said<T>>> things = Block.guarded(blocks);
    for (int i = 0; i < things.size(); i++) {
      for (int k = 0; k < i; k++) {
        if (!Conditions.exclude(things.get(k).conditions(), things.get(i).conditions())) {
          findings.error(
              Rule.DUPLICATE,
              subject(container),
              things.get(i).value().source(),
              "has " + what + " twice; first at " + things.get(k).value().source().position(),
              "one, unless under conditions that exclude each other",
              "remove one");
        }
      }
    }
  }

  private void mount(Container container, Mount mount, Pod pod) {
    if (mount.path() instanceof Literal<String> path && !PATH.matcher(path.value()).matches()) {
      findings.error(
          Rule.VOLUME,
          subject(container),
          mount.source(),
          "mounts something at \"" + path.value() + "\"",
          "an absolute path other than / without blanks, :, . or .. between slashes, or / at its end",
          "correct the path");
    }
    if (mount.subPath().startsWith("/") || mount.subPath().contains("..")) {
      findings.error(
          Rule.VOLUME,
          subject(container),
          mount.source(),
          "mounts the directory \"" + mount.subPath() + "\" of a volume",
          "a relative path without ..",
          "correct the directory");
    }
    if (mount.perReplica() && !stateful) {
      findings.error(
          Rule.VOLUME,
          subject(container),
          mount.source(),
          "keeps a directory for each replica, and the replicas have no lasting names",
          "a workload that is stateful()",
          "call stateful() or drop perReplica()");
    }
    mount.owner().ifPresent(owned -> owner(container, mount, owned, pod));
    if (mount.volume() instanceof VolumeSource.File file
        && ((file.mode() & ~0777) != 0 || (file.mode() & 0022) != 0)) {
      findings.error(
          Rule.VOLUME,
          subject(container),
          mount.source(),
          "has a file with the permission bits 0" + Integer.toOctalString(file.mode()),
          "at most 0777, and nothing for group and others to write",
          "write them in octal with a 0 before them, such as 0444");
    }
    if (mount.volume() instanceof VolumeSource.Storage storage && !storage.scope().isItem()) {
      storages.put(storage.question().volumeName(), storage.question());
    }
    if (mount.volume() instanceof VolumeSource.Temporary source) {
      temporary(container, mount, source.volume());
    }
  }

  private void temporary(Container container, Mount mount, Volume volume) {
    if (!VOLUME_NAME.matcher(volume.name()).matches()
        || volume.name().startsWith("generated-")
        || volume.mebibytes() < 1) {
      findings.error(
          Rule.VOLUME,
          subject(container),
          volume.source(),
          "has the temporary volume \"" + volume.name() + "\" of " + volume.mebibytes() + " MiB",
          "a name of 1 to 63 lower-case letters, digits and -, not with generated-, and at least"
              + " 1 MiB",
          "correct name or size");
    }
    Volume known = temporary.putIfAbsent(volume.name(), volume);
    boolean same =
        known == null
            || known == volume
            || known.inMemory() && volume.inMemory() && known.mebibytes() == volume.mebibytes();
    if (!same) {
      findings.error(
          Rule.VOLUME,
          subject(container),
          mount.source(),
          "mounts the temporary volume \""
              + volume.name()
              + "\" of "
              + volume.source().position()
              + ", and the pod has another of that name at "
              + known.source().position(),
          "each name for one volume of a pod",
          "rename one, or use one handle for both");
    }
  }

  private void probes(Container container) {
    Health health = container.health();
    single(container, "a startup probe", health.startup());
    single(container, "a readiness probe", health.readiness());
    single(container, "a liveness probe", health.liveness());
    for (List<Block<Said<Probe>>> probes :
        List.of(health.startup(), health.readiness(), health.liveness())) {
      Block.guarded(probes).forEach(probe -> probe(container, probe));
    }
  }

  private void probe(Container container, Guarded<Said<Probe>> guarded) {
    Probe probe = guarded.value().value();
    String subject = subject(container) + ", probe";
    List<Guarded<ContainerPort>> ports =
        Block.guarded(container.ports()).stream().filter(port -> !port.value().udp()).toList();
    if (!(probe.handler() instanceof Probe.Exec)) {
      Optional<Port> wanted =
          probe.handler() instanceof Probe.Http http
              ? http.port()
              : ((Probe.Tcp) probe.handler()).port();
      Optional<Guarded<ContainerPort>> asked =
          wanted.isEmpty()
              ? ports.stream().findFirst()
              : ports.stream().filter(port -> port.value().port() == wanted.get()).findFirst();
      if (asked.isEmpty()) {
        findings.error(
            Rule.REFERENCE,
            subject,
            guarded.value().source(),
            wanted
                .map(port -> "asks " + port + " of " + port.source().position())
                .orElse("asks the first port, and there is none"),
            "a TCP port of the container",
            "declare the port with port(…), or call on(…) with one of the container's");
      } else if (!Conditions.imply(guarded.conditions(), asked.get().conditions())) {
        findings.error(
            Rule.REFERENCE,
            subject,
            guarded.value().source(),
            "asks " + asked.get().value().port() + ", which is there under a condition only",
            "a probe under the condition of its port",
            "say it within when(…), or ask another port");
      }
    }
    if (probe.period() < 1
        || probe.timeout() < 1
        || probe.failures() < 1
        || probe.successes() < 1
        || probe.initialDelay() < 0) {
      findings.error(
          Rule.RANGE,
          subject,
          guarded.value().source(),
          "has a period, timeout or count below 1",
          "at least 1; a delay of at least 0",
          "correct the numbers");
    }
  }

  private void health(Container container) {
    Health health = container.health();
    List<Guarded<?>> checks = new ArrayList<>(Block.guarded(health.readiness()));
    checks.addAll(Block.guarded(health.liveness()));
    List<Guarded<Said<String>>> reasons =
        Block.guarded(health.none()).stream()
            .filter(reason -> !reason.value().value().isBlank())
            .toList();
    List<Guarded<?>> known = new ArrayList<>(checks);
    known.addAll(reasons);
    if (!isAlways(known)) {
      findings.error(
          Rule.HEALTH,
          subject(container),
          container.source(),
          known.isEmpty()
              ? "has no health check"
              : "has a health check under a condition, and nothing is said of the other answers",
          "ready(…) or live(…), or a stated reason for none",
          "call ready(http(\"/health\")) or noHealthCheck(\"reason\")");
    }
    reasons.stream()
        .filter(reason -> reason.conditions().isEmpty() && !checks.isEmpty())
        .forEach(
            reason ->
                findings.error(
                    Rule.HEALTH,
                    subject(container),
                    reason.value().source(),
                    "has a health check and a reason for having none",
                    "one of both, unless the reason stands under a condition",
                    "remove one of them"));
  }

  /** Whether one of the things is there for any answers: one always, or one of an opposite pair. */
  private static boolean isAlways(List<Guarded<?>> things) {
    List<List<Expression<Boolean>>> conditions =
        things.stream().<List<Expression<Boolean>>>map(Guarded::conditions).toList();
    return conditions.contains(List.of())
        || conditions.stream()
            .filter(one -> one.size() == 1)
            .anyMatch(one -> conditions.contains(List.of(new Negation(one.get(0)))));
  }

  private void security(Container container) {
    Security security = container.security();
    security
        .runAs()
        .ifPresent(
            runAs -> {
              WorkloadChecks.ids(
                  runAs.value(),
                  subject(container),
                  runAs.source(),
                  "runs as user or group ",
                  findings);
              if (runAs.value().isRoot() && security.root().isEmpty()) {
                right(container, runAs.source(), "runs as root without a reason");
              }
            });
    Stream.of(security.root(), security.writableRoot(), security.privileged())
        .flatMap(Optional::stream)
        .filter(reason -> reason.value().isBlank())
        .forEach(reason -> right(container, reason.source(), "has a right without a reason"));
    List<Guarded<Capability>> capabilities = Block.guarded(security.capabilities());
    for (Guarded<Capability> guarded : capabilities) {
      Capability capability = guarded.value();
      if (!Capability.NAMES.contains(capability.name())) {
        findings.error(
            Rule.SECURITY,
            subject(container),
            capability.source(),
            "has the capability \"" + capability.name() + "\", which does not exist",
            "a capability of Linux such as NET_BIND_SERVICE, in capitals and without CAP_",
            "correct the name");
      }
      if (capability.reason().isBlank()) {
        right(container, capability.source(), "has a capability without a reason");
      }
    }
    once(
        capabilities,
        capability -> new Literal<>(capability.name()),
        (name, known, capability) ->
            findings.error(
                Rule.DUPLICATE,
                subject(container),
                capability.source(),
                "has the capability " + name + " twice; first at " + known.source().position(),
                "each capability once, unless under conditions that exclude each other",
                "remove one"));
  }

  private void right(Container container, SourceLine source, String found) {
    findings.error(
        Rule.SECURITY,
        subject(container),
        source,
        found,
        "rights with one sentence each that says why",
        "state the reason; for root call runAsRoot(\"reason\")");
  }
}
