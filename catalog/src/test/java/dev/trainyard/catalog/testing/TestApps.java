package dev.trainyard.catalog.testing;

import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.workload;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.problem.Problem;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** Apps of which only name, train, version and problems matter. */
public final class TestApps {

  private TestApps() {}

  /** An app with these problems and no others. */
  public static App app(String train, String name, String version, Problem... problems) {
    App sound = App.app(name, a -> describe(a, version)).inTrain(train);
    return problems.length == 0 ? sound : with(sound, List.of(problems));
  }

  private static void describe(AppSpec a, String version) {
    a.title("Demo").description("Does nothing.").version(version).appVersion("1");
    a.home("https://example.org/").icon("https://example.org/i.svg").categories("test");
    a.maintainer("Me", "me@example.org", "").appReadme("Demo.").readme("Demo.");
    a.change(version, "Something.");
    a.workload(
        workload("web"),
        w ->
            w.runAs(568, 568)
                .container(
                    image("docker.io/example/demo", "1.0"), c -> c.noHealthCheck("It waits.")));
  }

  /** Made through the record's components, so that the model can grow without these tests. */
  private static App with(App sound, List<Problem> problems) {
    try {
      RecordComponent[] components = App.class.getRecordComponents();
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        values[i] =
            components[i].getName().equals("misstatements")
                ? problems
                : components[i].getAccessor().invoke(sound);
      }
      Constructor<App> constructor =
          App.class.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
