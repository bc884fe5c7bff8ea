package dev.trainyard.generator.model;

import dev.trainyard.generator.value.Expression;
import java.util.List;

/** What is said of a container that may depend on conditions and lists. */
final class ContainerParts extends ConditionalParts {

  final Frames<Said<Expression<String>>> command = frames();
  final Frames<Said<Expression<String>>> args = frames();
  final Frames<Env> env = frames();
  final Frames<ContainerPort> ports = frames();
  final Frames<Mount> mounts = frames();
  final Frames<Said<String>> writableRoot = frames();
  final Frames<Said<String>> privileged = frames();
  final Frames<Said<String>> privilegedForDevices = frames();
  final Frames<Said<String>> escalation = frames();
  final Frames<Capability> capabilities = frames();
  final Frames<Said<Probe>> startup = frames();
  final Frames<Said<Probe>> readiness = frames();
  final Frames<Said<Probe>> liveness = frames();
  final Frames<Said<String>> noHealthCheck = frames();
  final Frames<Said<List<String>>> preStop = frames();
  final Frames<Said<List<String>>> postStart = frames();
  final Frames<Said<Terminal>> terminal = frames();
}
