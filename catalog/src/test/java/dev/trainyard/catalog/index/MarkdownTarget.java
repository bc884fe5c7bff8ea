package dev.trainyard.catalog.index;

import dev.trainyard.catalog.fuzz.FuzzTarget;
import dev.trainyard.catalog.fuzz.Fuzzing;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** README and changelog of any author; the web UI puts their HTML into its pages. */
public final class MarkdownTarget implements FuzzTarget {

  private static final Set<String> TAGS =
      Set.of(
          "p",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "em",
          "strong",
          "code",
          "pre",
          "a",
          "img",
          "ul",
          "ol",
          "li",
          "blockquote",
          "hr",
          "br",
          "table",
          "thead",
          "tbody",
          "tr",
          "th",
          "td");
  private static final Set<String> ATTRIBUTES =
      Set.of("href", "src", "alt", "title", "class", "align", "start", "rel");
  private static final Pattern ATTRIBUTE = Pattern.compile("\\s+([a-z]+)=\"([^\"]*+)\"");
  private static final Pattern HARMLESS =
      Pattern.compile("(?is)(https?|mailto):.*|[^:]*([/?#].*)?");

  /** Of the result, for each character of the text, and for a text of any length. */
  private static final int GROWTH = 100;

  private static final int LONGEST = 8 << 20;

  @Override
  public void read(byte[] input) {
    String text = Fuzzing.text(input);
    String html = Markdown.toHtml(text);
    if (html.length() > LONGEST + (long) GROWTH * text.length()) {
      throw new AssertionError(html.length() + " characters out of " + text.length());
    }
    for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
      int end = html.indexOf('>', at);
      if (end < 0) {
        throw new AssertionError("an open tag: " + html.substring(at));
      }
      tag(html.substring(at + 1, end));
    }
  }

  private static void tag(String tag) {
    int end = 0;
    String body = tag.startsWith("/") ? tag.substring(1) : tag;
    while (end < body.length() && Character.isLetterOrDigit(body.charAt(end))) {
      end++;
    }
    if (!TAGS.contains(body.substring(0, end))) {
      throw new AssertionError("a tag of the author: <" + tag + ">");
    }
    String rest = body.substring(end);
    Matcher attribute = ATTRIBUTE.matcher(rest);
    int at = 0;
    while (attribute.find(at) && attribute.start() == at) {
      at = attribute.end();
      if (!ATTRIBUTES.contains(attribute.group(1))) {
        throw new AssertionError("an attribute of the author: <" + tag + ">");
      }
      boolean address = attribute.group(1).equals("href") || attribute.group(1).equals("src");
      String value = attribute.group(2).replaceAll("[\\s\\p{Cntrl}]", "");
      if (address && !HARMLESS.matcher(value).matches()) {
        throw new AssertionError("an address with a scheme: " + value);
      }
    }
    if (!rest.substring(at).matches("\\s*/?")) {
      throw new AssertionError("no attributes: <" + tag + ">");
    }
  }

  @Override
  public List<byte[]> seeds() {
    return Fuzzing.texts(
        "# Title\n\nText with *em*, **strong**, `code` and [a link](https://example.org \"t\").\n",
        "| a | b |\n| --- | :-: |\n| `x` | <b>y</b> |\n\n> quote\n> > deeper\n\n1. one\n   - two\n",
        "![i](javascript:alert(1)) [x][r] <https://a.b> <mailto:a@b.c>\n\n[r]: data:text/html,x 'y'\n",
        "```html\n<script>alert(1)</script>\n```\n\n<div onclick=\"x\">\n&lt;&#x3c;&copy;\n</div>\n",
        "> ".repeat(100) + "x\n",
        "Setext\n===\n\n* * *\n\\*not\\* a  \nbreak<!-- c --><?p?><![CDATA[x]]>\n");
  }

  @Override
  public List<String> words() {
    return List.of(
        "](",
        "![",
        "[",
        "]: ",
        "<",
        ">",
        "&#",
        "```",
        "| --- ",
        "|\n",
        "> ",
        "- ",
        "1. ",
        "***",
        "__",
        "javascript:",
        "java\tscript:",
        "data:",
        "vbscript:",
        "&colon;",
        "&NewLine;",
        "<!--",
        "\\",
        "    ",
        "\t");
  }
}
