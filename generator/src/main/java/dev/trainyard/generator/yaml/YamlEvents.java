package dev.trainyard.generator.yaml;

import dev.trainyard.generator.problem.Visible;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;

/**
 * What a text is made of, in its order. However deep that is, the parser needs no stack for it, and
 * whatever it ends with is a flaw of the text.
 */
final class YamlEvents {

  private final YamlScanner scanner;
  private final Parser parser;

  YamlEvents(String text) {
    this.scanner = new YamlScanner(text);
    this.parser = new ParserImpl(scanner);
  }

  /** The next event; behind the end of the stream there is none. */
  Event next() throws Unreadable {
    try {
      return parser.getEvent();
    } catch (MarkedYAMLException e) {
      throw Unreadable.syntax(position(e.getProblemMark()), scanner.problem(e));
    } catch (RuntimeException e) {
      // Where the library forgets a case it ends with an exception of another kind.
      throw Unreadable.syntax(position(scanner.mark()), Visible.of(String.valueOf(e.getMessage())));
    }
  }

  /** Where an event begins. */
  static Position begin(Event event) {
    return position(event.getStartMark());
  }

  private static Position position(Mark mark) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
