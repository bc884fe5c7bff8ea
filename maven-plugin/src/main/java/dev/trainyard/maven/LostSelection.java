package dev.trainyard.maven;

import dev.trainyard.generator.problem.Rule;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.Parameter;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Properties that would restrict a goal if they had the plugin's prefix. Maven ignores {@code
 * -DdryRun} without a word, and the goal would do for everything, and in earnest, what was meant
 * for less.
 */
final class LostSelection {

  /** Names of parameters that make a goal do less. */
  static final Set<String> RESTRICTING = Set.of("apps", "dryRun", "editions", "preview", "train");

  private LostSelection() {}

  /**
   * Refuses such a property, unless the POM itself gives the parameter its value.
   *
   * @param execution the goal with its configuration
   * @param given the names of properties on the command line
   */
  static void refuse(MojoExecution execution, Collection<String> given) throws GoalFailure {
    for (Parameter parameter : execution.getMojoDescriptor().getParameters()) {
      String name = parameter.getName();
      Optional<String> written = given.stream().filter(name::equalsIgnoreCase).findFirst();
      if (RESTRICTING.contains(name) && written.isPresent() && !inPom(execution, parameter)) {
        String property = PropertyNames.property(parameter).orElseThrow();
        throw GoalFailure.of(
            Rule.GOAL_SETTING,
            "-D" + written.get() + " has no effect: nothing would be left out",
            property,
            "Write -D" + property + " instead.");
      }
    }
  }

  private static boolean inPom(MojoExecution execution, Parameter parameter) {
    Xpp3Dom configuration = execution.getConfiguration();
    Xpp3Dom value = configuration == null ? null : configuration.getChild(parameter.getName());
    return value != null
        && (value.getChildCount() > 0
            || !Objects.equals(value.getValue(), parameter.getExpression()));
  }
}
