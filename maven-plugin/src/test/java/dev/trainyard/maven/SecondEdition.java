package dev.trainyard.maven;

import dev.trainyard.catalog.Editions;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An edition {@code second}, which is another one in everything but its name. */
final class SecondEdition {

  private SecondEdition() {}

  /**
   * An edition and a second one that is like it.
   *
   * @param cannot what the second one cannot express, by the names of apps
   */
  static Editions besides(CatalogEdition first, Map<String, String> cannot) {
    CatalogEdition second =
        (CatalogEdition)
            Proxy.newProxyInstance(
                SecondEdition.class.getClassLoader(),
                new Class<?>[] {CatalogEdition.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("name")) {
                    return "second";
                  }
                  Object answer;
                  try {
                    answer = method.invoke(first, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                  return answer instanceof Rendered rendered
                      ? refused(rendered, ((App) arguments[0]).name(), cannot)
                      : answer;
                });
    return new Editions(List.of(first, second));
  }

  private static Rendered refused(Rendered rendered, String app, Map<String, String> cannot) {
    if (!cannot.containsKey(app)) {
      return rendered;
    }
    List<Problem> problems = new ArrayList<>(rendered.problems());
    problems.add(
        Problem.error(Rule.EDITION, Where.ofApp(app), cannot.get(app), "less", "leave it out"));
    return new Rendered(rendered.files(), problems);
  }
}
