package dev.trainyard.catalog.index;

import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;

/**
 * Takes a paragraph, heading or cell that no person writes for plain text. CommonMark looks for
 * pairs of signs, and nests what lies between them: without bounds both time and stack depend on
 * the author.
 */
final class BoundedInlines implements InlineParser {

  private static final int LONGEST = 20_000;
  private static final int SIGNS = 1_000;

  private final InlineParser parser;

  BoundedInlines(InlineParserContext context) {
    this.parser = new InlineParserImpl(context);
  }

  @Override
  public void parse(SourceLines lines, Node block) {
    if (isSound(lines)) {
      parser.parse(lines, block);
      return;
    }
    for (SourceLine line : lines.getLines()) {
      if (block.getFirstChild() != null) {
        block.appendChild(new SoftLineBreak());
      }
      block.appendChild(new Text(line.getContent().toString()));
    }
  }

  private static boolean isSound(SourceLines lines) {
    int length = 0;
    int signs = 0;
    for (SourceLine line : lines.getLines()) {
      CharSequence text = line.getContent();
      length += text.length() + 1;
      if (length > LONGEST) {
        return false;
      }
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '*' || c == '_' || c == '[' || c == ']' || c == '<' || c == '`' || c == '&') {
          signs++;
        }
      }
    }
    return signs <= SIGNS;
  }
}
