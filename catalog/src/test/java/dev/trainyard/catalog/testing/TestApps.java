package dev.trainyard.catalog.testing;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.SourceLine;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;

/**
 * Apps of which only name, train, version and problems matter. Made through the record's
 * components, so that the model can grow without these tests.
 */
public final class TestApps {

  private TestApps() {}

  /** An app with these problems. */
  public static App app(String train, String name, String version, Problem... problems) {
    Map<String, Object> known =
        Map.of("train", train, "name", name, "version", version, "problems", List.of(problems));
    try {
      RecordComponent[] components = App.class.getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] = known.getOrDefault(components[i].getName(), nothing(types[i]));
      }
      Constructor<App> constructor = App.class.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object nothing(Class<?> type) {
    if (type == String.class) {
      return "";
    }
    if (type == SourceLine.class) {
      return new SourceLine("Demo.java", 1);
    }
    return type == List.class ? List.of() : null;
  }
}
