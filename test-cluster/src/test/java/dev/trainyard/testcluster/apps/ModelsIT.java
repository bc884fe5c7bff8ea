package dev.trainyard.testcluster.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.generate.DefinedApps;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which apps can be left alone while they are what they were, and that it is no JVM's business. */
class ModelsIT {

  @Test
  void theShippedAppsHaveTheSameModelInEveryJvm() throws Exception {
    SortedMap<String, String> here = shipped();
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=tr",
                "-cp",
                System.getProperty("java.class.path"),
                ModelsIT.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String there = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(child.waitFor()).isZero();
    assertThat(there.strip()).isEqualTo(here.toString());
    assertThat(here.values()).hasSizeGreaterThan(2).doesNotHaveDuplicates();
    assertThat(here.values()).allMatch(model -> model.matches("[0-9a-f]{64}"));
  }

  @Test
  void anAppThatBringsCodeIsAlwaysRendered() {
    assertThat(model(new KitchenSink().define())).isEmpty();
  }

  /** Prints the models. */
  public static void main(String[] arguments) {
    System.out.println(shipped());
  }

  private static SortedMap<String, String> shipped() {
    SortedMap<String, String> models = new TreeMap<>();
    for (AppDefinition definition : ServiceLoader.load(AppDefinition.class)) {
      App app = definition.define();
      models.put(app.name(), model(app).orElse("none"));
    }
    return models;
  }

  private static Optional<String> model(App app) {
    return new DefinedApps(List.of(app), new HelmCatalog()).model(app.train(), app.name());
  }
}
