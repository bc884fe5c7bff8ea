package dev.trainyard.catalog.helm.render;

import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.edition.Content;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Renders a chart with a program until it is told to end. */
final class RenderingMain {

  private RenderingMain() {}

  /** Takes the program and a folder for temporary files. */
  public static void main(String[] arguments) throws Exception {
    TreeMap<String, PublishedFile> files = new TreeMap<>();
    files.put("Chart.yaml", PublishedFile.of(Content.text("name: demo\n")));
    HelmProgram helm = HelmProgram.of(Path.of(arguments[0]), Path.of(arguments[1]));
    try (ChartRenderer.OpenChart open = helm.open(files)) {
      open.render(new Installation("demo", "1.26.6", Map.of(), Optional.empty()));
    }
  }
}
