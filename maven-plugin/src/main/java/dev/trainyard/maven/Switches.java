package dev.trainyard.maven;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.problem.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.Parameter;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Parameters that are {@code true} or {@code false}. Maven takes every other text for {@code false}
 * without a word, so {@code -Dtruenas.dryRun=yes} would be no dry run.
 *
 * @param execution the goal with its configuration
 * @param layers properties that set parameters, the strongest first
 */
record Switches(MojoExecution execution, List<Properties> layers) {

  /** One error for each parameter of the goal with another value. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (Parameter parameter : execution.getMojoDescriptor().getParameters()) {
      if ("boolean".equals(parameter.getType())) {
        value(parameter).filter(Switches::isNone).map(text -> problem(parameter, text)).stream()
            .forEach(problems::add);
      }
    }
    return problems;
  }

  /** What the parameter is set to; empty when nothing is. */
  private Optional<String> value(Parameter parameter) {
    Optional<String> property = PropertyNames.property(parameter);
    Xpp3Dom configuration = execution.getConfiguration();
    Xpp3Dom child = configuration == null ? null : configuration.getChild(parameter.getName());
    String written = child == null ? null : child.getValue();
    if (written != null && !Objects.equals(written, parameter.getExpression())) {
      // Somebody else's expressions are nothing to be judged here.
      return Optional.of(written).filter(text -> !text.contains("${"));
    }
    return property.flatMap(
        name ->
            layers.stream()
                .map(layer -> layer.getProperty(name))
                .filter(Objects::nonNull)
                .findFirst());
  }

  /** To Maven, a blank beside it, or the end of a line, is another value, too. */
  private static boolean isNone(String text) {
    return !text.isEmpty() && Stream.of("true", "false").noneMatch(text::equalsIgnoreCase);
  }

  private static Problem problem(Parameter parameter, String text) {
    return Problem.error(
        Rule.GOAL_SETTING,
        Where.ofApp(""),
        PropertyNames.property(parameter).orElse(parameter.getName())
            + " is \""
            + Visible.of(text)
            + "\"",
        "true or false",
        "Correct the value; Maven takes every other one for false.");
  }
}
