package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.model.Env;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The containers of a pod. */
final class ContainerChecks {

  private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,38}[a-z0-9])?");
  private static final Pattern ENV_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
  private static final Pattern REPOSITORY =
      Pattern.compile(
          "([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?/)?"
              + "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*");
  private static final Pattern PATH = Pattern.compile("(/(?!\\.{0,2}(/|$))[^\\s:/]+)+");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
  private static final Pattern VOLUME_NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern QUANTITY = Pattern.compile("[0-9]+(\\.[0-9]+)?(m|k|Ki|[MGT]i?)?");
  private static final Pattern DIGEST = Pattern.compile("(sha256:[0-9a-f]{64})?");

  private final String owner;
  private final boolean stateful;
  private final Findings findings;
  private final Set<String> names = new HashSet<>(Set.of("permissions"));
  private final Map<String, ContainerPort> portNames = new HashMap<>();
  private final Map<String, ContainerPort> portNumbers = new HashMap<>();
  private final Map<String, VolumeSource.Temporary> temporary = new HashMap<>();
  private final Map<String, StorageQuestion> storages = new HashMap<>();

  ContainerChecks(String owner, boolean stateful, Findings findings) {
    this.owner = owner;
    this.stateful = stateful;
    this.findings = findings;
  }

  void check(Pod pod) {
    for (Container container : pod.initContainers()) {
      check(container);
      if (!container.ports().isEmpty()) {
        findings.error(
            Rule.PORT,
            subject(container),
            container.source(),
            "is an init container with ports",
            "no ports",
            "remove them");
      }
    }
    for (Container container : pod.containers()) {
      check(container);
      ports(container);
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
                          && storages.containsKey(volume.name())) {
                        findings.error(
                            Rule.VOLUME,
                            subject(container),
                            mount.source(),
                            "names a temporary volume \""
                                + volume.name()
                                + "\" like that of "
                                + storages.get(volume.name()).dotted(),
                            "each name for one volume of a pod",
                            "rename the temporary volume");
                      }
                    }));
  }

  private void owner(Container container, Mount mount, Mount.Owner owner) {
    if (!WorkloadChecks.isId(owner.user()) || !WorkloadChecks.isId(owner.group())) {
      findings.error(
          Rule.RANGE,
          subject(container),
          mount.source(),
          "gives a volume to user " + owner.user() + " and group " + owner.group(),
          WorkloadChecks.IDS,
          "correct the ids");
    }
  }

  private String subject(Container container) {
    return owner + ", container " + container.name();
  }

  private void check(Container container) {
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
    mounts(container);
    probes(container);
    resources(container);
    security(container);
  }

  private void resources(Container container) {
    container
        .resources()
        .ifPresent(
            resources -> {
              quantity(container, "CPU", resources.cpu());
              quantity(container, "memory", resources.memory());
            });
  }

  private void quantity(Container container, String what, Expression<String> limit) {
    if (limit instanceof Literal<String> literal && !QUANTITY.matcher(literal.value()).matches()) {
      findings.error(
          Rule.SHAPE,
          subject(container),
          container.source(),
          "has the " + what + " limit \"" + literal.value() + "\"",
          "a quantity of Kubernetes, such as 500m or 2 for CPU, 256Mi or 4Gi for memory",
          "write limits(\"500m\", \"256Mi\")");
    }
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
    Set<String> seen = new HashSet<>();
    for (Block<Env> block : container.env()) {
      if (block instanceof Block.One<Env> one
          && one.value().name() instanceof Literal<String> name
          && !seen.add(name.value())) {
        findings.error(
            Rule.DUPLICATE,
            subject(container),
            one.value().source(),
            "sets the variable " + name.value() + " twice",
            "each variable once",
            "remove one");
      }
    }
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

  private void mounts(Container container) {
    Set<String> paths = new HashSet<>();
    for (Block<Mount> block : container.mounts()) {
      if (block instanceof Block.One<Mount> one
          && one.value().path() instanceof Literal<String> path
          && !paths.add(path.value())) {
        findings.error(
            Rule.VOLUME,
            subject(container),
            one.value().source(),
            "mounts something at " + path.value() + " twice",
            "each path once",
            "change one of the paths");
      }
      if (block instanceof Block.Each<Mount> each) {
        Block.forEach(
            each.blocks(),
            mount -> {
              if (mount.volume() instanceof VolumeSource.File) {
                findings.error(
                    Rule.VOLUME,
                    subject(container),
                    mount.source(),
                    "makes a file for each item of a list",
                    "one file whose text repeats",
                    "repeat within the text");
              }
            });
      }
    }
    Block.forEach(container.mounts(), mount -> mount(container, mount));
  }

  private void mount(Container container, Mount mount) {
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
    mount.owner().ifPresent(owned -> owner(container, mount, owned));
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
    if (mount.volume() instanceof VolumeSource.Temporary volume) {
      if (!VOLUME_NAME.matcher(volume.name()).matches() || volume.mebibytes() < 1) {
        findings.error(
            Rule.VOLUME,
            subject(container),
            mount.source(),
            "has the temporary volume \"" + volume.name() + "\" of " + volume.mebibytes() + " MiB",
            "a name of 1 to 63 lower-case letters, digits and -, and at least 1 MiB",
            "correct name or size");
      }
      VolumeSource.Temporary known = temporary.putIfAbsent(volume.name(), volume);
      boolean taken = volume.name().startsWith("generated-");
      if (taken || (known != null && !known.equals(volume))) {
        findings.error(
            Rule.VOLUME,
            subject(container),
            mount.source(),
            "mounts the temporary volume \"" + volume.name() + "\" of another size or kind",
            "one size and kind for each name; generated-… is the chart's own",
            "rename it");
      }
    }
  }

  private void ports(Container container) {
    for (ContainerPort port : container.ports()) {
      if (!WorkloadChecks.SHORT_NAME.matcher(port.name()).matches()) {
        findings.error(
            Rule.NAME,
            subject(container),
            port.source(),
            "has the port \"" + port.name() + "\"",
            "1 to 15 lower-case letters, digits and -, starting with a letter",
            "rename it");
      }
      if (port.number() < 1 || port.number() > 65535) {
        findings.error(
            Rule.PORT,
            subject(container),
            port.source(),
            "listens on port " + port.number(),
            "1 to 65535",
            "correct the number");
      }
      ContainerPort sameName = portNames.putIfAbsent(port.name(), port);
      ContainerPort sameNumber =
          portNumbers.putIfAbsent(port.number() + (port.udp() ? "/udp" : "/tcp"), port);
      if (sameName != null || (sameNumber != null && container.when().isEmpty())) {
        findings.error(
            Rule.PORT,
            subject(container),
            port.source(),
            "has a second port \"" + port.name() + "\" or " + port.number() + " in this pod",
            "each name and number once in a pod",
            "change the name or number");
      }
    }
  }

  private void probes(Container container) {
    for (Optional<Probe> probe :
        List.of(container.startup(), container.readiness(), container.liveness())) {
      probe.ifPresent(present -> probe(container, present));
    }
  }

  private void probe(Container container, Probe probe) {
    Optional<String> port =
        probe.handler() instanceof Probe.Http http
            ? Optional.of(http.port())
            : probe.handler() instanceof Probe.Tcp tcp ? Optional.of(tcp.port()) : Optional.empty();
    boolean known =
        port.isEmpty()
            || (port.get().isEmpty()
                ? !container.ports().isEmpty()
                : container.ports().stream().anyMatch(p -> p.name().equals(port.get())));
    if (!known) {
      findings.error(
          Rule.REFERENCE,
          subject(container),
          container.source(),
          "has a probe on the port \"" + port.get() + "\"",
          "a port of the container",
          "declare the port or call on(\"…\")");
    }
    if (probe.period() < 1
        || probe.timeout() < 1
        || probe.failures() < 1
        || probe.successes() < 1
        || probe.initialDelay() < 0) {
      findings.error(
          Rule.RANGE,
          subject(container),
          container.source(),
          "has a probe with a period, timeout or count below 1",
          "at least 1; a delay of at least 0",
          "correct the numbers");
    }
  }

  private void health(Container container) {
    boolean checked = container.readiness().isPresent() || container.liveness().isPresent();
    if (!checked && container.noHealthCheck().isBlank()) {
      findings.error(
          Rule.HEALTH,
          subject(container),
          container.source(),
          "has no health check",
          "ready(…) or live(…), or a stated reason for none",
          "call ready(http(\"/health\")) or noHealthCheck(\"reason\")");
    }
  }

  private void security(Container container) {
    container
        .security()
        .runAs()
        .ifPresent(
            runAs -> WorkloadChecks.ids(runAs, subject(container), container.source(), findings));
    List<String> faults = new ArrayList<>();
    container.security().capabilities().stream()
        .filter(capability -> !capability.matches("(?!CAP_)[A-Z][A-Z_]+"))
        .forEach(capability -> faults.add("the capability \"" + capability + "\""));
    container.security().reasons().stream()
        .filter(String::isBlank)
        .forEach(reason -> faults.add("a right without a reason"));
    if (!faults.isEmpty()) {
      findings.error(
          Rule.SECURITY,
          subject(container),
          container.source(),
          "has " + String.join(" and ", faults),
          "capabilities such as NET_BIND_SERVICE, without CAP_, and one sentence why",
          "correct the capability or state the reason");
    }
  }
}
