package dev.trainyard.testcluster.apps;

import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.testcluster.helm.Chart;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The apps of the project and their charts. */
final class ShippedApps {

  private ShippedApps() {}

  /** The apps, by name, found the way the plugin finds them. */
  static List<App> all() {
    return ServiceLoader.load(AppDefinition.class).stream()
        .map(provider -> provider.get().define())
        .sorted(Comparator.comparing(App::name))
        .toList();
  }

  /** The chart of an app. */
  static Chart chart(App app) {
    Rendered rendered = new HelmEdition().render(app);
    if (rendered.files().isEmpty()) {
      throw new AssertionError(app.name() + " has errors: " + rendered.problems());
    }
    String prefix = app.train() + "/" + app.name() + "/" + app.version() + "/";
    SortedMap<RelativePath, Content> files = new TreeMap<>();
    rendered
        .files()
        .forEach(
            (path, content) -> {
              if (path.value().startsWith(prefix)) {
                files.put(new RelativePath(path.value().substring(prefix.length())), content);
              }
            });
    return Chart.of(files);
  }
}
