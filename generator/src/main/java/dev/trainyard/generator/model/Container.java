package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.problem.SourceLine;
import java.util.List;
import java.util.Optional;

/**
 * A container of a pod.
 *
 * @param name name within the pod, a DNS label
 * @param image what it runs on
 * @param when condition under which the pod has it; none for always
 * @param command replaces the image's entry point; empty for the image's own
 * @param args replaces the image's arguments; empty for the image's own
 * @param env environment
 * @param ports ports it listens on
 * @param mounts what is mounted into it
 * @param startup tells when it has started
 * @param readiness tells whether it can serve
 * @param liveness tells whether it must be restarted
 * @param noHealthCheck why it has no health check; empty when it has one
 * @param security rights beyond the least
 * @param resources what it may use at most
 * @param preStop command run before it is stopped; empty for none
 * @param postStart command run after it was started; empty for none
 * @param source where the definition declares it
 */
public record Container(
    String name,
    Image image,
    Optional<Expression<Boolean>> when,
    List<Block<Expression<String>>> command,
    List<Block<Expression<String>>> args,
    List<Block<Env>> env,
    List<ContainerPort> ports,
    List<Block<Mount>> mounts,
    Optional<Probe> startup,
    Optional<Probe> readiness,
    Optional<Probe> liveness,
    String noHealthCheck,
    Security security,
    Optional<Resources> resources,
    List<String> preStop,
    List<String> postStart,
    SourceLine source) {

  /** Copies the lists. */
  public Container {
    command = List.copyOf(command);
    args = List.copyOf(args);
    env = List.copyOf(env);
    ports = List.copyOf(ports);
    mounts = List.copyOf(mounts);
    preStop = List.copyOf(preStop);
    postStart = List.copyOf(postStart);
  }
}
