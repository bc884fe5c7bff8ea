package dev.trainyard.testcluster.helm;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class the {@link HelmEngine} that all test classes of the run share; it ends with
 * the run. A parameter of that type gets it, too.
 *
 * <pre>{@code
 * @RegisterExtension static final HelmExtension helm = new HelmExtension();
 *
 * @Test
 * void rendersTheService() {
 *   Rendering rendering = helm.render(chart, HelmRelease.named("test-app"));
 *   …
 * }
 * }</pre>
 */
public final class HelmExtension implements BeforeAllCallback, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(HelmExtension.class);

  private final Path workDirectory;
  private HelmEngine engine;

  /** Keeps temporary files below {@code target/helm}. */
  public HelmExtension() {
    this(Path.of("target", "helm"));
  }

  /** Keeps temporary files in this directory, unless another test class was there first. */
  public HelmExtension(Path workDirectory) {
    this.workDirectory = workDirectory;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    engine =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(
                HelmEngine.class, key -> HelmEngine.start(workDirectory), HelmEngine.class);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == HelmEngine.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return engine;
  }

  /** The engine, from the start of the test class. */
  public HelmEngine engine() {
    return engine;
  }

  /** Renders; see {@link HelmEngine#render}. */
  public Rendering render(Chart chart, HelmRelease release) {
    return engine.render(chart, release);
  }

  /** Reads the notes; see {@link HelmEngine#notes}. */
  public String notes(Chart chart, HelmRelease release) {
    return engine.notes(chart, release);
  }

  /** Lints; see {@link HelmEngine#lint}. */
  public LintReport lint(Chart chart) {
    return engine.lint(chart);
  }
}
