package dev.trainyard.testcluster.lint;

import dev.trainyard.catalog.helm.render.ChartRenderer;
import dev.trainyard.catalog.helm.render.Installation;
import dev.trainyard.catalog.helm.render.Rendered;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.evaluate.Values;
import dev.trainyard.generator.yaml.YamlReader;
import dev.trainyard.testcluster.helm.Chart;
import dev.trainyard.testcluster.helm.HelmEngine;
import dev.trainyard.testcluster.helm.HelmRelease;
import dev.trainyard.testcluster.helm.Rendering;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** The Helm of the tests as what renders the versions of a catalog. */
public final class EngineRenderer implements ChartRenderer {

  private final HelmEngine engine;

  /** Renders with this engine. */
  public EngineRenderer(HelmEngine engine) {
    this.engine = engine;
  }

  @Override
  public OpenChart open(NavigableMap<String, PublishedFile> files) throws IOException {
    SortedMap<RelativePath, Content> contents = new TreeMap<>();
    for (var file : files.entrySet()) {
      if (file.getValue().kind().isFile()) {
        contents.put(new RelativePath(file.getKey()), file.getValue().content());
      }
    }
    Chart chart = Chart.of(contents);
    return new OpenChart() {
      @Override
      public Rendered render(Installation installation) {
        Map<String, Object> values = installation.values();
        if (installation.file().isPresent()) {
          values = Values.merge(values, values(contents, installation.file().get()));
        }
        Rendering rendering =
            engine.render(
                chart,
                HelmRelease.named(installation.release())
                    .withKubeVersion(installation.kubeVersion())
                    .withValues(values));
        return rendering.ok()
            ? Rendered.of(rendering.manifest())
            : Rendered.refused(rendering.error());
      }

      @Override
      public void close() {
        // The engine keeps what it needs.
      }
    };
  }

  private static Map<String, Object> values(Map<RelativePath, Content> files, String file) {
    Map<String, Object> values = new LinkedHashMap<>();
    Object read = YamlReader.read(files.get(new RelativePath(file)).toBytes()).root().data();
    if (read instanceof Map<?, ?> map) {
      map.forEach((key, value) -> values.put(String.valueOf(key), value));
    }
    return values;
  }
}
