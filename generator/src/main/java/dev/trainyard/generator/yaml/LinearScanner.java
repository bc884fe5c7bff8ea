package dev.trainyard.generator.yaml;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.scanner.ScannerException;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.DirectiveToken;
import org.yaml.snakeyaml.tokens.Token;

/**
 * SnakeYAML's scanner, with which no text needs more time or memory than what grows with its
 * length. How long a text may be is up to who reads it.
 */
public sealed class LinearScanner implements Scanner permits YamlScanner {

  private final Scanner scanner;

  /** Parts a text into tokens. */
  public LinearScanner(String text) {
    this(new WholeText(text));
  }

  LinearScanner(WholeText text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    scanner = new ScannerImpl(text, options);
  }

  @Override
  public boolean checkToken(Token.ID... choices) {
    return scanner.checkToken(choices);
  }

  @Override
  public boolean checkToken(Token.ID choice) {
    return scanner.checkToken(choice);
  }

  @Override
  public Token peekToken() {
    return scanner.peekToken();
  }

  @Override
  public void resetDocumentIndex() {
    scanner.resetDocumentIndex();
  }

  @Override
  public Token getToken() {
    Token token = scanner.getToken();
    if (token instanceof DirectiveToken<?> directive && directive.getValue() != null) {
      requireShort(directive);
    }
    return token;
  }

  /** The parser writes the prefix that a directive has for tags in front of each of these. */
  private static void requireShort(DirectiveToken<?> directive) {
    for (Object value : directive.getValue()) {
      if (value instanceof String text && text.length() > YamlLimits.KEY) {
        throw new ScannerException(
            null,
            null,
            "a handle or prefix of tags with more than %d characters".formatted(YamlLimits.KEY),
            directive.getStartMark());
      }
    }
  }
}
