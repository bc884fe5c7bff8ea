package dev.trainyard.testcluster.compose;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class the {@link JinjaEngine} that all test classes of the run share; it ends with
 * the run. A parameter of that type gets it, too.
 */
public final class JinjaExtension implements BeforeAllCallback, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(JinjaExtension.class);

  private JinjaEngine engine;

  @Override
  public void beforeAll(ExtensionContext context) {
    engine =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(JinjaEngine.class, key -> JinjaEngine.start(), JinjaEngine.class);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == JinjaEngine.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return engine;
  }

  /** The engine, from the start of the test class. */
  public JinjaEngine engine() {
    return engine;
  }
}
