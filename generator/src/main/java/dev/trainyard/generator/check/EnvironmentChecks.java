package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.Env;
import dev.trainyard.generator.plan.Nvidia;
import dev.trainyard.generator.problem.Rule;
import java.util.regex.Pattern;

/** The environment of a container: names that are taken once. */
final class EnvironmentChecks {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

  private EnvironmentChecks() {}

  static void check(Container container, String subject, Findings findings) {
    Once.once(
        Block.guarded(container.env()),
        Env::name,
        (name, known, env) ->
            findings.error(
                Rule.DUPLICATE,
                subject,
                env.source(),
                "sets the variable " + name + " twice; first at " + known.source().position(),
                "each variable once, unless under conditions that exclude each other",
                "remove one"));
    Once.eachOnce(
        container.env(),
        Env::name,
        (name, env) ->
            findings.error(
                Rule.DUPLICATE,
                subject,
                env.source(),
                "sets the variable " + name + " for each item of a list",
                "a name that differs from item to item",
                "make the item's own answer part of the name"));
    Block.forEach(
        container.env(),
        env -> {
          if (env.name() instanceof Literal<String> name && !NAME.matcher(name.value()).matches()) {
            findings.error(
                Rule.NAME,
                subject,
                env.source(),
                "sets the variable \"" + name.value() + "\"",
                "ASCII letters, digits, _, . and -, not starting with a digit",
                "rename it");
          }
          if (container.gpus().isPresent()
              && env.name() instanceof Literal<String> name
              && Nvidia.VARIABLES.contains(name.value())) {
            findings.error(
                Rule.DUPLICATE,
                subject,
                env.source(),
                "sets the variable " + name.value() + ", which gpus(…) sets",
                "variables of the program's own",
                "remove it; without gpus(…) the container has no GPU");
          }
        });
  }
}
