package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Value;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.BooleanQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What can be said about the pod of a workload or job.
 *
 * @param <S> the spec itself, for chaining
 */
public abstract sealed class PodSpec<S extends PodSpec<S>> permits WorkloadSpec, JobSpec {

  final String name;
  final SourceLine source = SourceLine.ofCaller();
  private final List<Container> containers = new ArrayList<>();
  private final List<Container> initContainers = new ArrayList<>();
  private final List<Pod.WaitFor> waits = new ArrayList<>();
  private final List<PolicyRule> rights = new ArrayList<>();
  private RunAs runAs;
  private Expression<Boolean> hostNetwork;
  private int stopSeconds = 30;
  Expression<Boolean> when;

  PodSpec(String name) {
    this.name = name;
  }

  /** Adds a container with the name of the workload or job. */
  public S container(Image image, Consumer<ContainerSpec> content) {
    return container(name, image, content);
  }

  /** Adds a container. */
  public S container(String name, Image image, Consumer<ContainerSpec> content) {
    containers.add(filled(name, image, content));
    return self();
  }

  /** Adds a container that runs to its end before the others start. */
  public S initContainer(String name, Image image, Consumer<ContainerSpec> content) {
    initContainers.add(filled(name, image, content));
    return self();
  }

  private static Container filled(String name, Image image, Consumer<ContainerSpec> content) {
    ContainerSpec spec = new ContainerSpec(name, image);
    content.accept(spec);
    return spec.build();
  }

  /** Starts only when another workload of the app is ready on one of its ports. */
  public S waitFor(String workload, String port) {
    waits.add(new Pod.WaitFor(workload, port, Optional.empty(), SourceLine.ofCaller()));
    return self();
  }

  /** The same under a condition. */
  public S waitFor(String workload, String port, Value<Boolean> condition) {
    waits.add(
        new Pod.WaitFor(
            workload, port, Optional.of(condition.expression()), SourceLine.ofCaller()));
    return self();
  }

  /** Its containers run as this user and group, which also own what Kubernetes mounts. */
  public S runAs(long user, long group) {
    this.runAs = RunAs.of(user, group);
    return self();
  }

  /** Its containers run as the user and group the owner says. */
  public S runAs(Value<Long> user, Value<Long> group) {
    this.runAs = new RunAs(user.expression(), group.expression());
    return self();
  }

  /** It uses the network of the NAS if the owner says so. */
  public S hostNetwork(BooleanQuestion question) {
    this.hostNetwork = question.expression();
    return self();
  }

  /** Its containers have this many seconds to stop; 30 by default. */
  public S stopsWithin(int seconds) {
    this.stopSeconds = seconds;
    return self();
  }

  /** It has rights at the Kubernetes API, within the app's own namespace. */
  public S mayUseApi(List<String> apiGroups, List<String> resources, List<String> verbs) {
    rights.add(new PolicyRule(apiGroups, resources, verbs, false));
    return self();
  }

  /** It has rights at the Kubernetes API, in the whole cluster. */
  public S mayUseApiClusterWide(
      List<String> apiGroups, List<String> resources, List<String> verbs) {
    rights.add(new PolicyRule(apiGroups, resources, verbs, true));
    return self();
  }

  /** It exists only under this condition. */
  public S onlyIf(Value<Boolean> condition) {
    this.when = condition.expression();
    return self();
  }

  final Pod pod() {
    return new Pod(
        containers,
        initContainers,
        waits,
        Optional.ofNullable(runAs),
        Optional.ofNullable(hostNetwork),
        stopSeconds,
        rights);
  }

  abstract S self();
}
