package dev.trainyard.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * A page in Markdown.
 *
 * @param path from the repository's root
 * @param text the whole page
 * @param blocks its fenced code blocks
 * @param headings its headings
 * @param links the destinations of its links
 */
record Page(
    String path, String text, List<Block> blocks, List<Title> headings, List<String> links) {

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .build();

  /**
   * A fenced code block.
   *
   * @param language the first word after the fence, such as {@code java}
   * @param name what stands behind it and tells where the content comes from; may be empty
   * @param content the lines between the fences
   * @param line the line of the opening fence, from 0
   */
  record Block(String language, String name, String content, int line) {}

  /**
   * A heading.
   *
   * @param level 1 to 6
   * @param text its text without markup
   * @param line its line, from 0
   */
  record Title(int level, String text, int line) {}

  static Page read(String path) {
    return of(path, Repository.text(path));
  }

  private static Page of(String path, String text) {
    List<Block> blocks = new ArrayList<>();
    List<Title> headings = new ArrayList<>();
    List<String> links = new ArrayList<>();
    PARSER
        .parse(text)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(FencedCodeBlock block) {
                String[] words = block.getInfo().split(" ", 2);
                blocks.add(
                    new Block(
                        words[0],
                        words.length > 1 ? words[1] : "",
                        block.getLiteral(),
                        line(block)));
              }

              @Override
              public void visit(Heading heading) {
                String words = TextContentRenderer.builder().build().render(heading);
                headings.add(new Title(heading.getLevel(), words.replace("\"", ""), line(heading)));
                visitChildren(heading);
              }

              @Override
              public void visit(Link link) {
                links.add(link.getDestination());
                visitChildren(link);
              }
            });
    return new Page(path, text, blocks, headings, links);
  }

  private static int line(Node node) {
    return node.getSourceSpans().get(0).getLineIndex();
  }

  /** The anchors that GitHub gives the headings. */
  List<String> anchors() {
    List<String> anchors = new ArrayList<>();
    for (Title heading : headings) {
      String slug =
          heading
              .text()
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N} _-]", "")
              .replace(' ', '-');
      String anchor = slug;
      for (int i = 1; anchors.contains(anchor); i++) {
        anchor = slug + "-" + i;
      }
      anchors.add(anchor);
    }
    return anchors;
  }

  /** What stands below a heading, up to the next one of its level or a higher one. */
  String section(Title heading) {
    int end =
        headings.stream()
            .filter(next -> next.line() > heading.line() && next.level() <= heading.level())
            .mapToInt(Title::line)
            .findFirst()
            .orElse(Integer.MAX_VALUE);
    List<String> lines = Arrays.asList(text.split("\n", -1));
    return String.join("\n", lines.subList(heading.line(), Math.min(end, lines.size())));
  }

  /** The page with other content in one of its blocks. */
  Page with(Block block, String content) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int first = block.line() + 1;
    int count = (int) block.content().lines().count();
    lines.subList(first, first + count).clear();
    String fence = lines.get(block.line());
    String indent = fence.substring(0, fence.indexOf('`'));
    lines.addAll(first, content.lines().map(line -> line.isEmpty() ? "" : indent + line).toList());
    return of(path, String.join("\n", lines));
  }
}
