package dev.trainyard.generator.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.ScalarToken;
import org.yaml.snakeyaml.tokens.Token;

/** What SnakeYAML makes of a text is what it makes of it with a reader of its own. */
class WholeTextTest {

  private static final int TEXTS = 3_000;

  private static List<String> tokens(Scanner scanner) {
    List<String> tokens = new ArrayList<>();
    try {
      while (!tokens.contains("StreamEnd")) {
        Token token = scanner.peekToken();
        scanner.getToken();
        tokens.add(token.getTokenId().name());
        tokens.add(place(token.getStartMark()) + place(token.getEndMark()));
        if (token instanceof ScalarToken scalar) {
          tokens.add(scalar.getValue());
        }
      }
    } catch (MarkedYAMLException e) {
      tokens.add(e.getContext() + e.getProblem() + place(e.getProblemMark()));
    } catch (ReaderException e) {
      tokens.clear();
      tokens.add(e.toString());
    } catch (RuntimeException e) {
      tokens.add(e.toString());
    }
    return tokens;
  }

  private static String place(Mark mark) {
    return mark.getIndex() + ":" + mark.getLine() + ":" + mark.getColumn() + " ";
  }

  private static List<String> own(String text) {
    return tokens(new ScannerImpl(new StreamReader(text), new LoaderOptions()));
  }

  @Test
  void tokensAndTheirPlacesAreThoseOfItsOwnReader() {
    Random random = new Random(7);
    for (int i = 0; i < TEXTS; i++) {
      String text = PyYamlTest.text(random);
      if (i % 10 == 0) {
        // Across the places where the library's own reader goes on.
        text = "# " + "x".repeat(1_000 + random.nextInt(30)) + "\n" + text + text.repeat(20);
      }

      assertThat(tokens(new LinearScanner(text))).as(AsJson.of(text)).isEqualTo(own(text));
    }
  }

  @Test
  void aCharacterThatYamlDoesNotAllowIsToldInTheSameWords() {
    for (String text : List.of("a\0b: 1\n", "- \u0007", "\u0001", "a: 😀\ufffe", "x\ud83d: 1")) {
      assertThat(tokens(new LinearScanner(text))).as(AsJson.of(text)).isEqualTo(own(text));
    }
  }
}
