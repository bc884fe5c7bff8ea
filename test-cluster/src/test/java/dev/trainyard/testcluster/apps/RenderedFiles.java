package dev.trainyard.testcluster.apps;

import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.compose.ComposeSite;
import dev.trainyard.generator.edition.OneFile;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.yaml.Yaml;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Docker Compose gets of the shipped apps: each scenario of each from a catalog, and as one
 * file.
 */
final class RenderedFiles {

  private RenderedFiles() {}

  /** The files by a name that says what they are. */
  static Map<String, Object> all() {
    return of(GoldenCatalogTest.apps());
  }

  /** The same of other apps, as far as Docker Compose can have them. */
  static Map<String, Object> of(List<App> apps) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (App app : apps) {
      new ComposeEdition()
          .render(app)
          .files()
          .forEach(
              (path, content) -> {
                if (path.value().startsWith("trains/") && path.value().contains("/test_values/")) {
                  String name = path.value().replaceFirst(".*/", "").replace("-values.yaml", "");
                  add(all, app, name, YamlReader.read(content.toBytes()).root());
                }
              });
    }
    return all;
  }

  @SuppressWarnings("unchecked")
  private static void add(Map<String, Object> all, App app, String scenario, YamlNode answers) {
    String name = app.name() + ", " + scenario;
    Map<String, Object> values = (Map<String, Object>) answers.data();
    Map<String, Object> fixed = new LinkedHashMap<>(values);
    fixed.putAll(ComposeEdition.fixedValues(app));
    ComposeSite site = new ComposeSite(app.name(), fixed);
    all.put(
        name,
        doubled(
            Manifests.evaluate(List.of(ComposeEdition.file(app)), site.answers(), site).get(0)));
    values.remove("ix_volumes");
    OneFile.Result one =
        new ComposeEdition()
            .oneFile()
            .orElseThrow()
            .write(
                new OneFile.Request(
                    app,
                    app.name(),
                    Optional.of(new OneFile.Given(YamlReader.read(Yaml.write(values)), "answers")),
                    "/mnt/tank/apps",
                    List.of(),
                    "s"::repeat));
    if (!one.problems().isEmpty()) {
      throw new AssertionError(name + ": " + one.problems());
    }
    all.put(
        name + ", one file", YamlReader.read(one.files().get(app.name() + ".yaml")).root().data());
  }

  /** As templates write it: a single dollar would begin a variable. */
  private static Object doubled(Object value) {
    if (value instanceof String text) {
      return text.replace("$", "$$");
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> all = new LinkedHashMap<>();
      map.forEach((key, inner) -> all.put(doubled(key), doubled(inner)));
      return all;
    }
    return value instanceof List<?> list
        ? list.stream().map(RenderedFiles::doubled).toList()
        : value;
  }
}
