package dev.trainyard.catalog.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainyard.catalog.testing.Resources;
import dev.trainyard.catalog.testing.SampleEdition;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiffReportTest {

  private static final String QUESTIONS =
      """
      - variable: network
        label: Network
        schema:
          type: dict
          attrs:
            - variable: web_port
              label: Web port
              schema: {type: int, default: %d, min: %d, $ref: [validations/nodePort]}
      - variable: mode
        label: Mode
        schema: {type: string, default: a, enum: [{value: a, description: A}%s]}
      """;

  private static final String VOLUMES =
      """
      volumes:
        - name: tmp
          emptyDir: {}
      """;

  @Test
  void theReportForReviewersIsTheGoldenOne() throws Exception {
    String markdown = DiffMarkdown.of(example());

    assertThat(markdown).isEqualTo(Resources.golden("diff/diff.md", markdown));
  }

  @Test
  void theReportForProgramsIsTheGoldenOne() throws Exception {
    String json = DiffJson.of(example()).toPrettyString().replace("\r\n", "\n") + "\n";

    assertThat(json).isEqualTo(Resources.golden("diff/diff.json", json));
  }

  @Test
  void programsFindResultAndApps() throws Exception {
    JsonNode json = DiffJson.of(example());

    assertThat(json.at("/result").textValue()).isEqualTo("error");
    assertThat(json.at("/breaking").intValue()).isEqualTo(2);
    assertThat(json.at("/apps/0/name").textValue()).isEqualTo("demo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a | b",
        "`",
        "``` ` ``",
        " `x` ",
        "<script>alert(1)</script>",
        "<!--",
        "line\nbreak\n\n# heading\n- item",
        "\r\n| a | b |\r\n|---|---|",
        "[link](http://example.org) ![image](x)",
        "@somebody #1",
        "*a* _b_ ~~c~~ \\",
        "\u202egnp.exe",
        "\u0000\u0007",
        "   ",
      })
  void noTextOfAnAppIsMarkup(String text) throws Exception {
    String json =
        com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.textNode(text).toString();
    CatalogFiles base =
        new CatalogFiles()
            .demo("1.0.0", "- {variable: " + json + ", label: x, schema: {type: string}}\n")
            .file("stable/demo/1.0.0/ix_values.yaml", json + ": {repository: a, tag: b}\n");
    CatalogFiles head =
        new CatalogFiles()
            .demo(
                "1.1.0",
                "- {variable: %1$s, label: %1$s, schema: {type: int, default: %1$s}}\n"
                    .formatted(json))
            .file(
                "stable/demo/1.1.0/ix_values.yaml", json + ": {repository: " + json + ", tag: c}\n")
            .file("stable/demo/1.1.0/templates/" + text.replace("\r", ""), "x");
    CatalogDiff diff =
        CatalogComparison.ofPublishing(SampleEdition.CATALOG, base.all(), head.all());

    String markdown = DiffMarkdown.of(diff);
    Node document = Parser.builder().build().parse(markdown);

    List<Node> suspicious = new ArrayList<>();
    List<String> codes = new ArrayList<>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(HtmlInline node) {
            suspicious.add(node);
          }

          @Override
          public void visit(HtmlBlock node) {
            suspicious.add(node);
          }

          @Override
          public void visit(Link node) {
            suspicious.add(node);
          }

          @Override
          public void visit(Image node) {
            suspicious.add(node);
          }

          @Override
          public void visit(Code node) {
            codes.add(node.getLiteral());
            // What is left of the page is this class's own text.
            node.unlink();
          }
        });
    assertThat(suspicious).as(markdown).isEmpty();
    assertThat(codes).contains("label", "type").anyMatch(code -> code.contains("templates/"));
    assertThat(TextContentRenderer.builder().build().render(document))
        .doesNotContain("alert", "heading", "somebody", "gnp", "`", "|");
    assertThat(markdown).doesNotContain("\r", "\u202e", "\u0000", "\u0007");
  }

  @Test
  void aReportIsNeverLongerThanHostsTake() throws Exception {
    CatalogFiles files = new CatalogFiles();
    for (int i = 0; i < 2000; i++) {
      files.file("stable/app" + i + "/1.0.0/questions.yaml", "questions: []\n");
    }
    CatalogFiles head = new CatalogFiles();
    for (int i = 0; i < 2000; i++) {
      head.file(
          "stable/app" + i + "/1.0.1/questions.yaml",
          "questions: [{variable: q, schema: {type: int, required: true}}]\n");
    }

    String markdown =
        DiffMarkdown.of(
            CatalogComparison.ofPublishing(SampleEdition.CATALOG, files.all(), head.all()));

    assertThat(markdown.length()).isLessThan(65_536);
    assertThat(markdown).contains("more not shown here; `diff.json` has all.");
  }

  private static CatalogDiff example() throws Exception {
    CatalogFiles base =
        new CatalogFiles()
            .file("stable/demo/item.yaml", "categories: [web]\n")
            .file("stable/demo/1.0.0/Chart.yaml", "version: 1.0.0\nappVersion: '26.1'\n")
            .file("stable/demo/1.0.0/ix_values.yaml", "image: {repository: demo, tag: '26.1'}\n")
            .demo("1.0.0", QUESTIONS.formatted(30080, 9000, ", {value: b, description: B}"))
            .file("stable/gone/0.1.0/Chart.yaml", "version: 0.1.0\n");
    CatalogFiles head =
        new CatalogFiles()
            .file("stable/demo/item.yaml", "categories: [web]\n")
            .file("stable/demo/1.1.0/Chart.yaml", "version: 1.1.0\nappVersion: '26.2'\n")
            .file("stable/demo/1.1.0/ix_values.yaml", "image: {repository: demo, tag: '26.2'}\n")
            .file(
                "stable/demo/1.1.0/metadata.yaml",
                "capabilities: [{name: CHOWN, description: Gives volumes to their user.}]\n")
            .demo("1.1.0", QUESTIONS.formatted(30081, 20000, ""))
            .file("stable/demo/1.1.0/templates/web.yaml", VOLUMES)
            .file("stable/new/0.1.0/Chart.yaml", "version: 0.1.0\nappVersion: '7'\nhome: x\n")
            .file(
                "stable/new/0.1.0/questions.yaml",
                "questions:\n" + QUESTIONS.formatted(30082, 9000, ""))
            .file("stable/new/0.1.0/ix_values.yaml", "image: {repository: new, tag: '7'}\n")
            .file("stable/new/0.1.0/templates/web.yaml", VOLUMES)
            .file(
                "stable/new/0.1.0/metadata.yaml",
                "runAsContext: [{uid: 1, gid: 2, userName: u, groupName: g, description: d}]\n");
    return CatalogComparison.ofPublishing(SampleEdition.CATALOG, base.all(), head.all());
  }
}
