package dev.trainyard.catalog.testing;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Edition;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.model.App;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gives every app the same small, complete chart. */
public final class SampleEdition implements Edition {

  /** The sample with the catalogs of charts. */
  public static final CatalogEdition CATALOG = new HelmCatalog(new SampleEdition());

  @Override
  public String name() {
    return "sample";
  }

  @Override
  public Layout layout() {
    return HelmLayout.LAYOUT;
  }

  @Override
  public Rendered renderSound(App app) {
    return new Rendered(files(app.train(), app.name(), app.version()), List.of());
  }

  /** The fifteen files of an item with one version. */
  public static SortedMap<RelativePath, Content> files(String train, String name, String version) {
    SortedMap<RelativePath, Content> files = new TreeMap<>();
    String item = train + "/" + name + "/";
    String folder = item + version + "/";
    put(
        files,
        item + "item.yaml",
        """
        categories: [media, größe]
        icon_url: https://example.org/NAME.png
        tags: []
        screenshots: []
        """
            .replace("NAME", name));
    put(
        files,
        folder + "Chart.yaml",
        """
        apiVersion: v2
        name: NAME
        type: application
        version: "VERSION"
        appVersion: "26.1.0"
        description: "Macht İstanbul größer"
        home: https://example.org/NAME
        sources: [https://example.org/src]
        maintainers:
          - {name: Jörg, email: joerg@example.org}
        annotations:
          title: NAME
        """
            .replace("NAME", name)
            .replace("VERSION", version));
    StringBuilder questions =
        new StringBuilder("groups:\n  - {name: Network, description: Ports}\nquestions:\n");
    for (int i = 0; i < 25; i++) {
      questions.append(
          """
            - variable: "port_NUMBER"
              label: "Port NUMBER"
              description: "The port of the node that leads to port NUMBER of the app"
              group: "Network"
              schema:
                type: "int"
                required: true
                default: 30080
                min: 9000
                max: 65535
                $ref:
                  - "validations/nodePort"
          """
              .replace("NUMBER", Integer.toString(i)));
    }
    put(files, folder + "questions.yaml", questions.toString());
    put(files, folder + "ix_values.yaml", "image: {tag: \"1\"}\n");
    put(files, folder + "values.yaml", "port: 30080\n");
    put(files, folder + "metadata.yaml", "capabilities: []\n");
    put(files, folder + "app-readme.md", "**" + name + "** is an app with a größe.\n");
    put(
        files,
        folder + "README.md",
        "# " + name + "\n\n| a | b |\n| --- | --- |\n" + "| `x` | *some* text |\n".repeat(25));
    put(
        files,
        folder + "CHANGELOG.md",
        "# Changes\n\n## " + version + "\n\n" + "- Something\n".repeat(10));
    for (String template : List.of("deployment", "service", "configmap", "secret", "portal")) {
      put(
          files,
          folder + "templates/" + template + ".yaml",
          ("{{- if .Values." + template + " }}\nkind: " + template + "\n{{- end }}\n").repeat(20));
    }
    files.put(
        new RelativePath(folder + "migrations/migrate_from_0.0.1"),
        Content.text("#!/bin/sh\nexit 0\n").asExecutable());
    return files;
  }

  private static void put(SortedMap<RelativePath, Content> files, String path, String text) {
    files.put(new RelativePath(path), Content.text(text));
  }
}
