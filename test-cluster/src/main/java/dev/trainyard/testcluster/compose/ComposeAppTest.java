package dev.trainyard.testcluster.compose;

import dev.trainyard.generator.model.App;
import dev.trainyard.testcluster.app.DefinitionTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test of an app in the Compose edition. A class that implements it and names the definition
 * has a test for each of the {@link ComposePromises}; {@link dev.trainyard.testcluster.app.AppTest}
 * does the same for the Helm edition, and one class may implement both.
 *
 * <p>Real Jinja 2 renders the templates, in a Python process that all test classes of a run share.
 */
@ExtendWith(JinjaExtension.class)
public interface ComposeAppTest extends DefinitionTest {

  /** A test for each promise, with names of the scenarios. */
  @TestFactory
  default Stream<DynamicNode> keepsItsPromisesWithDockerCompose(JinjaEngine jinja) {
    App app = definition().define();
    return new ComposePromises(TestedCompose.ofSound(app, jinja), randomAnswers()).all();
  }
}
