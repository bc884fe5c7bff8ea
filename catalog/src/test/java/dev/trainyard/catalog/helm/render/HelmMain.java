package dev.trainyard.catalog.helm.render;

import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.edition.Content;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Renders a chart by a program in the place of Helm. */
public final class HelmMain {

  private HelmMain() {}

  /** Arguments: the program, and the folder for temporary files. Says when it begins. */
  public static void main(String[] arguments) throws Exception {
    HelmProgram helm = HelmProgram.of(Path.of(arguments[0]), Path.of(arguments[1]));
    try (ChartRenderer.OpenChart open =
        helm.open(
            new TreeMap<>(Map.of("Chart.yaml", PublishedFile.of(Content.text("name: demo\n")))))) {
      System.out.println("rendering");
      open.render(new Installation("demo", "1.26.6", Map.of(), Optional.empty()));
    }
  }
}
