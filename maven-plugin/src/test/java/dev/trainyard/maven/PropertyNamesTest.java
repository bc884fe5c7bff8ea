package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Severity;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.junit.jupiter.api.Test;

class PropertyNamesTest {

  private final PropertyNames names =
      new PropertyNames(
          new TreeSet<>(
              List.of(
                  "truenas.apps",
                  "truenas.dryRun",
                  "truenas.helm",
                  "truenas.move.app",
                  "truenas.output",
                  "truenas.promote.version",
                  "truenas.publish.allowDirty",
                  "truenas.publish.train",
                  "truenas.revert.app",
                  "truenas.skip",
                  "truenas.validate.failOn")),
          Set.of("truenas.apps", "truenas.revert.app"));

  private String found(String name) {
    List<Problem> problems = names.problems(List.of(name), List.of());
    assertThat(problems).hasSize(1).noneMatch(problem -> problem.severity() != Severity.ERROR);
    return problems.get(0).found();
  }

  @Test
  void aMisspeltNameIsAnErrorWithTheLikeliestOneFirst() {
    assertThat(names.problems(List.of("truenas.skip", "other.skp"), List.of())).isEmpty();
    assertThat(found("truenas.ouput")).contains("-Dtruenas.ouput ", "mean -Dtruenas.output?");
    assertThat(found("truenas.Apps")).contains("mean -Dtruenas.apps?");
    assertThat(found("TrueNAS.apps")).contains("mean -Dtruenas.apps?");
    assertThat(found("truenas.dryrun")).contains("mean -Dtruenas.dryRun?");
    assertThat(found("truenas.dry-run")).contains("mean -Dtruenas.dryRun?");
    assertThat(found("truenas.publish.dryRun")).contains("mean -Dtruenas.dryRun?");
    assertThat(found("truenas.publish.dryrun")).contains("mean -Dtruenas.dryRun?");
    assertThat(found("truenas.validate.helm")).contains("mean -Dtruenas.helm?");
    assertThat(found("truenas.allowDirty")).contains("mean -Dtruenas.publish.allowDirty?");
  }

  /** Names that have nothing to do with what was written do not help anybody. */
  @Test
  void onlyNamesThatMayBeMeantAreListed() {
    assertThat(names.problems(List.of("truenas.app", "truenas.colour"), List.of()))
        .extracting(Problem::allowed)
        .containsExactly("-Dtruenas.apps, -Dtruenas.revert.app, -Dtruenas.move.app", "");
  }

  /** Such as the version of the plugin, which the command line may set as well. */
  @Test
  void aPropertyOfTheProjectIsItsOwnUnlessItWouldRestrictAGoal() {
    List<String> own = List.of("truenas.version", "truenas.publish.dryRun", "truenas.SKIP");

    assertThat(names.problems(List.of("truenas.version"), own))
        .extracting(Problem::found)
        .containsExactly(
            "truenas.SKIP would have no effect: there is no such property; did you mean"
                + " truenas.skip?",
            "truenas.publish.dryRun would have no effect: there is no such property; did you mean"
                + " truenas.dryRun?");
  }

  @Test
  void theKnownNamesAreThoseOfAllGoals() throws Exception {
    MojoDescriptor goal = new MojoDescriptor();
    goal.addParameter(parameter("output", "${truenas.output}"));
    goal.addParameter(parameter("detail", "${detail}"));
    goal.addParameter(parameter("project", null));

    PropertyNames all = PropertyNames.of(List.of(goal, new MojoDescriptor()), new MojoDescriptor());
    assertThat(all.known()).containsExactly("truenas.output");
    assertThat(all.own()).isEmpty();
  }

  private static Parameter parameter(String name, String expression) {
    Parameter parameter = new Parameter();
    parameter.setName(name);
    parameter.setExpression(expression);
    return parameter;
  }
}
