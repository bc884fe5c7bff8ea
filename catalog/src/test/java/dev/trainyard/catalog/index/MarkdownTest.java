package dev.trainyard.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

  @Test
  void rendersTables() {
    assertThat(Markdown.toHtml("| a | b |\n| --- | --- |\n| 1 | `2` |\n"))
        .contains("<th>a</th>", "<td>1</td>", "<td><code>2</code></td>");
  }

  @Test
  void showsHtmlAsText() {
    assertThat(Markdown.toHtml("<script>alert(1)</script>\n\na <img src=x onerror=alert(1)> b"))
        .doesNotContain("<script", "<img")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x onerror=alert(1)&gt;");
  }

  @Test
  void keepsLettersBeyondAscii() {
    assertThat(Markdown.toHtml("Größe 目录 🚂")).isEqualTo("<p>Größe 目录 🚂</p>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/a?b=1#c",
        "HTTP://EXAMPLE.ORG",
        "mailto:a@example.org",
        "MAILTO:a@example.org",
        "#section",
        "other.md",
        "a/b:c",
        "?q=a:b"
      })
  void keepsHarmlessAddresses(String url) {
    assertThat(Markdown.toHtml("[x](" + url + ")")).contains("href=\"" + url + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript&colon;alert(1)",
        "javascript&#58;alert(1)",
        "java&Tab;script:alert(1)",
        "java&NewLine;script:alert(1)",
        "&#1;javascript:alert(1)",
        "<&#32;javascript:alert(1)>",
        "vbscript:x",
        "data:text/html;base64,PHNjcmlwdD4=",
        "file:///etc/passwd",
        "x-unknown:y",
        ":x"
      })
  void emptiesOtherAddresses(String url) {
    assertThat(Markdown.toHtml("[x](" + url + ")")).contains("href=\"\"");
    assertThat(Markdown.toHtml("![x](" + url + ")")).contains("src=\"\"");
  }

  @Test
  void emptiesOtherAddressesInReferencesAndAutomaticLinks() {
    assertThat(Markdown.toHtml("[x]\n\n[x]: javascript:alert(1)")).contains("href=\"\"");
    assertThat(Markdown.toHtml("<javascript:alert(1)>")).contains("href=\"\"");
  }

  @Test
  void escapesWhatCouldLeaveAnAttribute() {
    assertThat(Markdown.toHtml("[x](https://example.org/\"onclick=\"a \"t\\\"i<\")"))
        .doesNotContain("\"onclick=\"");
    assertThat(Markdown.toHtml("![\" onerror=\"a](https://example.org)"))
        .contains("alt=\"&quot; onerror=&quot;a\"");
  }

  static Stream<Arguments> bombs() {
    return Stream.of(
        arguments("quotes", "> ".repeat(5_000) + "x"),
        arguments("lists", "- ".repeat(50_000) + "x"),
        arguments("angles", "<".repeat(300_000)),
        arguments("brackets", "[".repeat(300_000)),
        arguments("images", "![".repeat(100_000) + "](x)".repeat(100_000)),
        arguments("stars", "*a **b ".repeat(100_000)),
        arguments("pairs", "**a *b ".repeat(400) + "* ** ".repeat(400)),
        arguments("backticks", "` `` ``` ".repeat(100_000)),
        arguments("entities", "&a".repeat(500_000)),
        arguments(
            "wide table",
            "|".repeat(200_000) + "\n" + "|-".repeat(200_000) + "\n" + "a\n".repeat(100_000)),
        arguments(
            "wide table without bars at the edge",
            "a|a\n-|-" + "|-".repeat(300) + "\n" + "a|\n".repeat(300_000)),
        arguments(
            "rows of odd blanks",
            "|".repeat(500) + "\n" + "|-".repeat(500) + "\n" + "\u2003\n".repeat(200_000)),
        arguments(
            "old line ends",
            "|".repeat(500) + "\r" + "|-".repeat(500) + "\r" + "a\r".repeat(200_000)),
        arguments(
            "many tables",
            ("|".repeat(200) + "\n" + "|-".repeat(200) + "\n" + "a\n".repeat(200) + "\n")
                .repeat(800)),
        arguments(
            "one address, many links",
            "[a]: /" + "x".repeat(500_000) + "\n\n" + "[a]\n\n".repeat(100_000)),
        arguments("definitions", "[a]: b\n".repeat(140_000)),
        arguments("nested items", lines(400)),
        arguments("fences", "```\n".repeat(250_000)),
        arguments("comments", "<!--".repeat(250_000)),
        arguments("blanks", " ".repeat(1_000_000)),
        arguments("line breaks", "\n".repeat(1_000_000)));
  }

  private static String lines(int depth) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      text.append("  ".repeat(i)).append("- x\n");
    }
    return text.toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bombs")
  void noTextTakesMoreStackOrRoomThanItsSizeAllows(String name, String markdown) throws Exception {
    AtomicReference<String> html = new AtomicReference<>();
    Thread thread = new Thread(null, () -> html.set(Markdown.toHtml(markdown)), name, 256 << 10);
    thread.start();
    thread.join();

    assertThat(html.get()).isNotNull().hasSizeLessThan(12 * markdown.length() + 2_000_000);
  }

  @Test
  void aLargeTableOfAPersonStaysOne() {
    String rows = "| a | b | c |\n".repeat(2_000);

    assertThat(Markdown.toHtml("| x | y | z |\n| --- | --- | --- |\n" + rows))
        .startsWith("<table>")
        .contains("<td>c</td>");
  }

  @Test
  void whatIsTooMuchIsShownAsItIs() {
    assertThat(Markdown.toHtml("**".repeat(600) + "x"))
        .isEqualTo("<p>" + "**".repeat(600) + "x</p>");
  }
}
