package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.function.Consumer;

/** What is said of a container that may depend on conditions and lists. */
final class ContainerParts {

  final Frames<Said<Expression<String>>> command = new Frames<>();
  final Frames<Said<Expression<String>>> args = new Frames<>();
  final Frames<Env> env = new Frames<>();
  final Frames<ContainerPort> ports = new Frames<>();
  final Frames<Mount> mounts = new Frames<>();
  final Frames<Capability> capabilities = new Frames<>();
  final Frames<Said<Probe>> startup = new Frames<>();
  final Frames<Said<Probe>> readiness = new Frames<>();
  final Frames<Said<Probe>> liveness = new Frames<>();
  final Frames<Said<String>> noHealthCheck = new Frames<>();
  final Frames<Said<List<String>>> preStop = new Frames<>();
  final Frames<Said<List<String>>> postStart = new Frames<>();
  final Frames<Said<Terminal>> terminal = new Frames<>();

  private final List<Frames<?>> all =
      List.of(
          command,
          args,
          env,
          ports,
          mounts,
          capabilities,
          startup,
          readiness,
          liveness,
          noHealthCheck,
          preStop,
          postStart,
          terminal);

  void when(Expression<Boolean> condition, Runnable content) {
    nested(content, frames -> frames.closeWhen(condition));
  }

  void each(ListAnswer list, Scope item, Runnable content) {
    nested(content, frames -> frames.closeEach(list, item));
  }

  private void nested(Runnable content, Consumer<Frames<?>> close) {
    all.forEach(Frames::open);
    content.run();
    all.forEach(close);
  }
}
