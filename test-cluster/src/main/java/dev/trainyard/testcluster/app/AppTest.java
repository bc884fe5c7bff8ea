package dev.trainyard.testcluster.app;

import dev.trainyard.testcluster.helm.HelmEngine;
import dev.trainyard.testcluster.helm.HelmExtension;
import dev.trainyard.testcluster.rule.Allowance;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test of an app in the Helm edition. A class that implements it and names the definition has a
 * test for each of the {@link AppPromises}:
 *
 * <pre>{@code
 * final class HelloTest implements AppTest {
 *
 *   @Override
 *   public AppDefinition definition() {
 *     return new Hello();
 *   }
 * }
 * }</pre>
 *
 * <p>Real Helm runs in a process of its own that all test classes of a run share.
 */
@ExtendWith(HelmExtension.class)
public interface AppTest extends DefinitionTest {

  /**
   * The rights that some workload cannot do without and that its definition does not state, each
   * with its reason; none unless this is overridden. What the definition states ({@code runAsRoot},
   * {@code writableRoot}, {@code capability}, {@code privileged}, {@code hostNetwork}) needs none.
   */
  default List<Allowance> allowances() {
    return List.of();
  }

  /** A test for each promise, with names of the scenarios and places. */
  @TestFactory
  default Stream<DynamicNode> keepsItsPromises(HelmEngine helm) {
    AppPromises promises = new AppPromises(TestedApp.of(definition()), helm, randomAnswers());
    return Stream.concat(promises.all(), Stream.of(promises.hardened(allowances())));
  }
}
