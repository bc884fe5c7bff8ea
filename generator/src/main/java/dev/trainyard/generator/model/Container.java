package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.GpuChosen;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.Optional;

/**
 * A container of a workload or job.
 *
 * @param name name within the workload or job, a DNS label
 * @param image what it runs on
 * @param when condition under which it is there; none for always
 * @param command replaces the image's entry point; empty for the image's own
 * @param args replaces the image's arguments; empty for the image's own
 * @param env environment
 * @param ports ports it listens on
 * @param mounts what is mounted into it
 * @param health how it tells of its state
 * @param security rights beyond the least
 * @param resources what it may use at most
 * @param gpus whether and by which answer it is given GPUs; none for never
 * @param preStop command run before it is stopped; at most one holds for any answers
 * @param postStart command run after it was started; at most one holds for any answers
 * @param terminal what of a terminal it has; of each sort at most one holds for any answers
 * @param source where the definition declares it
 */
public record Container(
    String name,
    Image image,
    Optional<Expression<Boolean>> when,
    List<Block<Said<Expression<String>>>> command,
    List<Block<Said<Expression<String>>>> args,
    List<Block<Env>> env,
    List<Block<ContainerPort>> ports,
    List<Block<Mount>> mounts,
    Health health,
    Security security,
    Optional<Resources> resources,
    Optional<Said<GpuChosen>> gpus,
    List<Block<Said<List<String>>>> preStop,
    List<Block<Said<List<String>>>> postStart,
    List<Block<Said<Terminal>>> terminal,
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
    terminal = List.copyOf(terminal);
  }
}
