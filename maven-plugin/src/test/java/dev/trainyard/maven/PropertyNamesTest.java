package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.problem.Problem;
import java.util.List;
import java.util.TreeSet;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.junit.jupiter.api.Test;

class PropertyNamesTest {

  private final PropertyNames names =
      new PropertyNames(new TreeSet<>(List.of("truenas.apps", "truenas.output", "truenas.skip")));

  @Test
  void aMisspeltNameGetsAWarningWithTheNearestOne() {
    assertThat(
            names.warnings(List.of("truenas.skip", "truenas.ouput", "other.skp", "truenas.Apps")))
        .allSatisfy(
            problem ->
                assertThat(problem.allowed())
                    .isEqualTo("truenas.apps, truenas.output, truenas.skip"))
        .extracting(Problem::found)
        .containsExactly(
            "-Dtruenas.Apps has no effect; did you mean -Dtruenas.apps?",
            "-Dtruenas.ouput has no effect; did you mean -Dtruenas.output?");
  }

  @Test
  void theKnownNamesAreThoseOfAllGoals() throws Exception {
    MojoDescriptor goal = new MojoDescriptor();
    goal.addParameter(parameter("output", "${truenas.output}"));
    goal.addParameter(parameter("detail", "${detail}"));
    goal.addParameter(parameter("project", null));

    assertThat(PropertyNames.of(List.of(goal, new MojoDescriptor())).known())
        .containsExactly("truenas.output");
  }

  private static Parameter parameter(String name, String expression) {
    Parameter parameter = new Parameter();
    parameter.setName(name);
    parameter.setExpression(expression);
    return parameter;
  }
}
