package dev.trainyard.catalog.fuzz;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.lint.CatalogLint;
import dev.trainyard.catalog.lint.LintResult;
import dev.trainyard.catalog.lint.report.LintFormat;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** A catalog of others that is checked. */
final class LintTarget implements FuzzTarget {

  private static final CatalogEdition EDITION = new HelmCatalog();
  private static final String VERSION = "stable/demo/1.0.1/";
  private static final List<String> FILES =
      List.of(
          VERSION + "questions.yaml",
          VERSION + "Chart.yaml",
          "stable/demo/item.yaml",
          "stable/demo/app_versions.json",
          "catalog.json",
          VERSION + "ix_values.yaml",
          VERSION + "metadata.yaml",
          VERSION + "app-readme.md",
          "stable/demo/trainyard.yaml",
          VERSION + "CHANGELOG.md");

  @Override
  public void read(byte[] input) {
    SortedMap<String, PublishedFile> files = EDITION.rules().catalog(LintExample.NOTHING);
    List<byte[]> given = Fuzzing.files(input);
    for (int i = 0; i < Math.min(given.size(), FILES.size()); i++) {
      files.put(FILES.get(i), PublishedFile.of(Content.bytes(given.get(i))));
    }
    LintResult result = CatalogLint.of(EDITION, files, EDITION.rules().releases());
    Said.problems(result.problems().all());
    for (LintFormat format : LintFormat.values()) {
      if (!format.isReport(format.write(result))) {
        throw new AssertionError("no report");
      }
    }
  }

  @Override
  public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (LintRule rule : EDITION.rules().all()) {
      SortedMap<String, PublishedFile> files = EDITION.rules().catalog(rule.bad());
      seeds.add(
          Fuzzing.joined(FILES.stream().map(file -> text(files.get(file))).toArray(String[]::new)));
    }
    seeds.addAll(Corpus.forms());
    return seeds;
  }

  private static String text(PublishedFile file) {
    return file instanceof PublishedFile.InMemory known
        ? YamlReader.utf8(known.content().toBytes())
            .orElseGet(() -> new String(known.content().toBytes(), StandardCharsets.ISO_8859_1))
        : "";
  }

  @Override
  public List<String> words() {
    return List.of(
        "\u001e",
        "show_if: [[a, '=', 1]]",
        "$ref: [normalize/ixVolume]",
        "valid_chars: \"(a+)+$\"",
        "type: list",
        "type: dict",
        "attrs: []",
        "items: []",
        "default: []",
        "subquestions:",
        "enum: [{value: 1, description: x}]",
        "portals:",
        "\"null\": true",
        ": ~\n");
  }
}
