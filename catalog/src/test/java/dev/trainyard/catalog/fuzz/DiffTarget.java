package dev.trainyard.catalog.fuzz;

import dev.trainyard.catalog.diff.CatalogComparison;
import dev.trainyard.catalog.diff.CatalogDiff;
import dev.trainyard.catalog.diff.DiffJson;
import dev.trainyard.catalog.diff.DiffMarkdown;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.generator.edition.Content;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Two versions of an app of any author, one after the other. */
final class DiffTarget implements FuzzTarget {

  private static final List<String> FILES =
      List.of(
          "questions.yaml",
          "Chart.yaml",
          "templates/deployment.yaml",
          "ix_values.yaml",
          "values.yaml",
          "README.md");

  @Override
  public void read(byte[] input) throws Exception {
    List<byte[]> given = Fuzzing.files(input);
    SortedMap<String, PublishedFile> base = new TreeMap<>();
    SortedMap<String, PublishedFile> head = new TreeMap<>();
    for (int i = 0; i < Math.min(given.size(), 2 * FILES.size()); i++) {
      PublishedFile file = PublishedFile.of(Content.bytes(given.get(i)));
      String name = FILES.get(i / 2);
      if (i % 2 == 0) {
        base.put("stable/demo/1.0.0/" + name, file);
        head.put("stable/demo/1.0.0/" + name, file);
      } else {
        head.put("stable/demo/1.0.1/" + name, file);
      }
    }
    CatalogDiff diff = CatalogComparison.of(SampleEdition.CATALOG, base, head);
    Said.problems(diff.problems().all());
    Said.visible(DiffMarkdown.of(diff));
    DiffJson.of(diff).toString();
  }

  @Override
  public List<byte[]> seeds() {
    String chart = "name: demo\nversion: 1.0.0\nappVersion: \"1\"\n";
    String template =
        """
        {{- if .Values.port }}
        apiVersion: v1
        kind: Secret
        metadata:
          name: {{ .Release.Name }}-x
        data:
          key: {{ randAlphaNum 32 | b64enc }}
        ---
        kind: StatefulSet
        spec:
          volumeClaimTemplates: []
        {{- end }}
        """;
    return List.of(
        Fuzzing.joined(
            FormTarget.FORM,
            FormTarget.FORM.replace("30080", "\"x\"").replace("variable: name", "variable: other"),
            chart,
            chart.replace("1.0.0", "1.0.1"),
            template,
            template.replace("Secret", "ConfigMap"),
            "image: {tag: \"1\"}\n",
            "image: {tag: \"2\"}\n"),
        Fuzzing.joined("questions: []\n", "questions: [\n"));
  }

  @Override
  public List<String> words() {
    return List.of(
        "\u001e",
        "variable:",
        "schema:",
        "type:",
        "enum:",
        "immutable: true",
        "required: true",
        "default:",
        "attrs:",
        "items:",
        "kind:",
        "{{",
        "}}",
        "{{/*",
        "*/}}",
        "lookup",
        "randAlphaNum",
        "---\n",
        "show_if:");
  }
}
