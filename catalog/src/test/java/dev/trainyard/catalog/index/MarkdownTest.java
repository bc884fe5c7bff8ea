package dev.trainyard.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
