package dev.trainyard.testcluster.apps;

import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.edition.Content;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A mistake that somebody could make in the files of an app, or a tool in its indexes.
 *
 * @param name what is done
 * @param make does it; says whether there is a place for it
 */
record FileMutation(String name, Predicate<OneApp> make) {

  private static final String CHART = "Chart.yaml";
  private static final String ITEM = "item.yaml";
  private static final String INDEX = "catalog.json";
  private static final String VERSIONS = "app_versions.json";
  private static final String FIXED = "ix_values.yaml";

  static List<FileMutation> all() {
    List<FileMutation> all = new ArrayList<>();
    chart(all);
    item(all);
    index(all);
    versions(all);
    others(all);
    return all;
  }

  private static void chart(List<FileMutation> all) {
    inChart(all, "no apiVersion", chart -> chart.remove("apiVersion"));
    inChart(all, "the apiVersion of Helm 2", chart -> chart.put("apiVersion", "v1"));
    inChart(all, "the name of another chart", chart -> chart.put("name", "other"));
    inChart(all, "no name", chart -> chart.remove("name"));
    inChart(all, "another version", chart -> chart.put("version", "99.0.0"));
    inChart(all, "a version that is a number", chart -> chart.put("version", 1.5));
    inChart(all, "no version", chart -> chart.remove("version"));
    inChart(all, "an appVersion that is a number", chart -> chart.put("appVersion", 1.4));
    inChart(all, "no appVersion", chart -> chart.remove("appVersion"));
    inChart(all, "no home", chart -> chart.remove("home"));
    inChart(all, "a home that is a list", chart -> chart.put("home", List.of("https://a.org")));
    inChart(
        all, "people without addresses", c -> c.put("maintainers", List.of(Map.of("name", "Jo"))));
    inChart(all, "people who are texts", chart -> chart.put("maintainers", List.of("Jo")));
    inChart(all, "notes that are a list", chart -> chart.put("annotations", List.of("a")));
    inChart(all, "a title that is a number", c -> c.put("annotations", Map.of("title", 5)));
    inChart(all, "sources that are a text", chart -> chart.put("sources", "https://a.org"));
    inChart(all, "keywords that are a text", chart -> chart.put("keywords", "media"));
    inChart(all, "an icon that is a number", chart -> chart.put("icon", 5));
    inChart(all, "a description that is a list", chart -> chart.put("description", List.of("a")));
    inChart(all, "a library", chart -> chart.put("type", "library"));
    inChart(
        all,
        "a dependency that is not there",
        chart ->
            chart.put(
                "dependencies",
                List.of(Map.of("name", "nowhere", "version", "1.0.0", "repository", ""))));
    inChart(
        all,
        "a limit that is a number",
        chart -> chart.put("annotations", Map.of("min_scale_version", 24.04)));
    inChart(
        all,
        "a limit that nobody is above",
        chart -> chart.put("annotations", Map.of("max_scale_version", "21.02")));
    all.add(
        new FileMutation(
            "a key twice in Chart.yaml", app -> app.append(app.inVersion(CHART), "\nhome: x\n")));
    all.add(
        new FileMutation(
            "Chart.yaml with a tab", app -> app.append(app.inVersion(CHART), "\n\tkey: x\n")));
    all.add(new FileMutation("no Chart.yaml", app -> app.remove(app.inVersion(CHART))));
  }

  private static void inChart(
      List<FileMutation> all, String name, Consumer<Map<String, Object>> change) {
    all.add(new FileMutation("Chart.yaml: " + name, app -> app.yaml(app.inVersion(CHART), change)));
  }

  private static void item(List<FileMutation> all) {
    inItem(all, "no categories", item -> item.remove("categories"));
    inItem(all, "categories that are a text", item -> item.put("categories", "media"));
    inItem(all, "a category that is a number", item -> item.put("categories", List.of(5)));
    inItem(all, "an icon that is a number", item -> item.put("icon_url", 5));
    inItem(all, "tags that are a text", item -> item.put("tags", "media"));
    inItem(all, "a picture that is a number", item -> item.put("screenshots", List.of(5)));
    inItem(all, "other categories than the index", i -> i.put("categories", List.of("other")));
    all.add(new FileMutation("no item.yaml", app -> app.remove(app.inItem(ITEM))));
    all.add(new FileMutation("an empty item.yaml", app -> app.put(app.inItem(ITEM), "")));
    all.add(
        new FileMutation(
            "a key twice in item.yaml",
            app -> app.append(app.inItem(ITEM), "\ncategories: [other]\n")));
    all.add(
        new FileMutation(
            "item.yaml that is none", app -> app.put(app.inItem(ITEM), "categories: [\n")));
  }

  private static void inItem(
      List<FileMutation> all, String name, Consumer<Map<String, Object>> change) {
    all.add(new FileMutation("item.yaml: " + name, app -> app.yaml(app.inItem(ITEM), change)));
  }

  private static void index(List<FileMutation> all) {
    for (String key :
        List.of(
            "name",
            "categories",
            "location",
            "healthy",
            "healthy_error",
            "icon_url",
            "latest_version",
            "latest_app_version",
            "latest_human_version",
            "last_update",
            "recommended",
            "maintainers",
            "home",
            "tags",
            "screenshots",
            "sources")) {
      inIndex(all, "no " + key, app -> app.remove(key));
      inIndex(all, key + " of another type", app -> app.put(key, Map.of("a", 1)));
    }
    inIndex(all, "an unhealthy app", app -> app.put("healthy", false));
    inIndex(all, "an older version", app -> app.put("latest_version", "0.0.1"));
    inIndex(all, "another version of the program", app -> app.put("latest_app_version", "0"));
    inIndex(all, "another human version", app -> app.put("latest_human_version", "0_0"));
    inIndex(all, "another name", app -> app.put("name", "other"));
    inIndex(all, "another title", app -> app.put("title", "Something else"));
    inIndex(all, "another home", app -> app.put("home", "https://elsewhere.org"));
    inIndex(all, "another icon", app -> app.put("icon_url", "https://elsewhere.org/a.png"));
    inIndex(all, "another description", app -> app.put("description", "Something else"));
    inIndex(all, "no text", app -> app.put("app_readme", null));
    inIndex(all, "another text", app -> app.put("app_readme", "<p>Something else</p>"));
    inIndex(all, "a time of another form", app -> app.put("last_update", "yesterday"));
    all.add(
        new FileMutation(
            "catalog.json without the app",
            app -> app.json(INDEX, all1 -> OneApp.map(all1.get(app.train())).remove(app.item()))));
    all.add(
        new FileMutation(
            "catalog.json with an app that is not there",
            app ->
                app.json(
                    INDEX,
                    trains -> {
                      Map<String, Object> train = OneApp.map(trains.get(app.train()));
                      train.put("gone", train.get(app.item()));
                    })));
    all.add(new FileMutation("no catalog.json", app -> app.remove(INDEX)));
    all.add(
        new FileMutation(
            "a catalog.json that is cut off",
            app -> app.text(INDEX).filter(t -> app.put(INDEX, half(t))).isPresent()));
  }

  private static String half(String text) {
    return text.substring(0, text.length() / 2);
  }

  private static void inIndex(
      List<FileMutation> all, String name, Consumer<Map<String, Object>> change) {
    all.add(
        new FileMutation(
            "catalog.json: " + name,
            app ->
                app.json(
                    INDEX,
                    trains ->
                        change.accept(
                            OneApp.map(OneApp.map(trains.get(app.train())).get(app.item()))))));
  }

  private static void versions(List<FileMutation> all) {
    for (String key :
        List.of(
            "healthy",
            "healthy_error",
            "supported",
            "location",
            "last_update",
            "required_features",
            "human_version",
            "version",
            "chart_metadata",
            "app_metadata",
            "schema")) {
      inVersions(all, "no " + key, version -> version.remove(key));
      inVersions(all, key + " of another type", version -> version.put(key, 5));
    }
    inVersions(all, "an unhealthy version", version -> version.put("healthy", false));
    inVersions(all, "a place with blanks", version -> version.put("location", "/my train/a"));
    inVersions(all, "another human version", version -> version.put("human_version", "0_0"));
    inVersions(all, "another version", version -> version.put("version", "0.0.1"));
    inVersions(all, "no metadata", version -> version.put("app_metadata", null));
    inVersions(all, "no changelog", version -> version.remove("changelog"));
    inVersions(all, "no form", version -> version.put("schema", Map.of()));
    inVersions(
        all,
        "a question less",
        version -> ((List<?>) OneApp.map(version.get("schema")).get("questions")).remove(0));
    inVersions(
        all,
        "another default",
        version ->
            OneApp.map(((List<?>) OneApp.map(version.get("schema")).get("questions")).get(0))
                .put("label", "Something else"));
    inVersions(
        all,
        "another chart",
        version -> OneApp.map(version.get("chart_metadata")).put("version", "0.0.1"));
    inVersions(
        all, "another readme", version -> version.put("detailed_readme", "<p>Something else</p>"));
    all.add(
        new FileMutation(
            "app_versions.json without the version",
            app -> app.json(app.inItem(VERSIONS), versions -> versions.remove(app.version()))));
    all.add(
        new FileMutation(
            "app_versions.json with a version that is not there",
            app ->
                app.json(
                    app.inItem(VERSIONS),
                    versions -> versions.put("99.0.0", versions.get(app.version())))));
    all.add(new FileMutation("no app_versions.json", app -> app.remove(app.inItem(VERSIONS))));
    all.add(
        new FileMutation(
            "an app_versions.json that is cut off",
            app ->
                app.text(app.inItem(VERSIONS))
                    .filter(text -> app.put(app.inItem(VERSIONS), half(text)))
                    .isPresent()));
  }

  private static void inVersions(
      List<FileMutation> all, String name, Consumer<Map<String, Object>> change) {
    all.add(
        new FileMutation(
            "app_versions.json: " + name,
            app ->
                app.json(
                    app.inItem(VERSIONS),
                    versions -> change.accept(OneApp.map(versions.get(app.version()))))));
  }

  private static void others(List<FileMutation> all) {
    for (String name : List.of("README.md", "app-readme.md", "questions.yaml", "templates")) {
      all.add(new FileMutation("no " + name, app -> app.remove(app.inVersion(name))));
    }
    for (String name : List.of("README.md", "app-readme.md", "CHANGELOG.md")) {
      all.add(
          new FileMutation(
              name + " in another encoding",
              app ->
                  app.files().containsKey(app.inVersion(name))
                      && app.put(
                          app.inVersion(name), "# Démo".getBytes(StandardCharsets.ISO_8859_1))));
    }
    all.add(
        new FileMutation(
            "an app-readme.md that the index does not have",
            app -> app.append(app.inVersion("app-readme.md"), "\nSomething more\n")));
    all.add(
        new FileMutation(
            "fixed values that are a list", app -> app.put(app.inVersion(FIXED), "- a\n")));
    all.add(
        new FileMutation(
            "fixed values that are none", app -> app.put(app.inVersion(FIXED), "a: [\n")));
    all.add(
        new FileMutation(
            "a key twice in fixed values",
            app -> app.append(app.inVersion(FIXED), "\ntwice: 1\ntwice: 2\n")));
    all.add(
        new FileMutation(
            "portals in fixed values without ports",
            app ->
                app.yaml(
                    app.inVersion(FIXED),
                    values -> values.put("iXPortals", List.of(Map.of("portalName", "a"))))));
    all.add(
        new FileMutation(
            "metadata.yaml that is a list",
            app -> app.put(app.inVersion("metadata.yaml"), "- a\n")));
    all.add(
        new FileMutation(
            "a user without a description",
            app -> app.put(app.inVersion("metadata.yaml"), "runAsContext: [{uid: 1, gid: 1}]\n")));
    all.add(
        new FileMutation(
            "a migration that cannot be run",
            app -> app.put(app.inVersion("migrations/migrate"), "#!/bin/sh\n")));
    all.add(
        new FileMutation(
            "a migration that is never called",
            app -> {
              app.files()
                  .put(
                      app.inVersion("migrations/migrate.sh"),
                      PublishedFile.of(Content.text("#!/bin/sh\n").asExecutable()));
              return true;
            }));
    all.add(
        new FileMutation(
            "a folder that is no version", app -> app.put(app.inItem("docs/a.md"), "# A\n")));
    all.add(
        new FileMutation(
            "a version of another name",
            app -> {
              Map<String, PublishedFile> moved = new TreeMap<>();
              app.files()
                  .forEach(
                      (path, file) -> {
                        if (path.startsWith(app.inVersion(""))) {
                          moved.put(
                              app.inItem("v1/") + path.substring(app.inVersion("").length()), file);
                        }
                      });
              app.remove(app.inItem(app.version()));
              app.files().putAll(moved);
              return true;
            }));
    all.add(
        new FileMutation(
            "a library that is not vendored", app -> app.remove(app.inVersion("charts"))));
    all.add(
        new FileMutation(
            "no form at all", app -> app.put(app.inVersion("questions.yaml"), "questions: []\n")));
    all.add(
        new FileMutation(
            "a migration of the catalog that is none",
            app -> app.put(".migrations/move.json", "[]")));
    all.add(
        new FileMutation(
            "recommended apps that are a list", app -> app.put("recommended_apps.yaml", "[a]\n")));
    all.add(
        new FileMutation(
            "a folder beside the trains", app -> app.put("scripts/lib/run.sh", "#!/bin/sh\n")));
  }
}
