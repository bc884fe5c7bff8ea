package dev.trainyard.catalog.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.edition.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {

  @Test
  void isReadAsItWasWritten() throws Exception {
    History history = lines(5);

    History read = History.read(history.content());

    assertThat(read.entries()).isEqualTo(history.entries());
    assertThat(read.content()).isEqualTo(history.content());
    assertThat(read.content().toText()).startsWith(lines(3).content().toText());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aChangedLineIsFoundAtTheNext(int line) {
    List<String> lines = new ArrayList<>(lines(5).content().toText().lines().toList());
    lines.set(line - 1, lines.get(line - 1).replace("Jörg", "Jorg"));

    assertThatThrownBy(() -> History.read(Content.text(String.join("\n", lines) + "\n")))
        .isInstanceOf(BrokenHistoryException.class)
        .hasMessageContaining("line " + (line + 1) + " does not hold the hash");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aRemovedLineIsFound(int line) {
    List<String> lines = new ArrayList<>(lines(5).content().toText().lines().toList());
    lines.remove(line - 1);

    assertThatThrownBy(() -> History.read(Content.text(String.join("\n", lines) + "\n")))
        .isInstanceOf(BrokenHistoryException.class)
        .hasMessage("line " + line + " has the number " + (line + 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{\"seq\": 1}", "{\"seq\": 1, \"seq\": 1}", "null"})
  void otherFilesAreRefused(String text) {
    assertThatThrownBy(() -> History.read(Content.text(text + "\n")))
        .isInstanceOf(BrokenHistoryException.class)
        .hasMessageStartingWith("line 1 ");
  }

  @Test
  void anUnfinishedLineIsRefused() {
    String text = lines(2).content().toText();

    assertThatThrownBy(() -> History.read(Content.text(text.substring(0, text.length() - 1))))
        .isInstanceOf(BrokenHistoryException.class);
  }

  private static History lines(int count) {
    History history = History.empty();
    for (int i = 0; i < count; i++) {
      history =
          history.plus(
              new Entry(
                  0,
                  Instant.parse("2026-01-01T00:00:00.123Z"),
                  "Jörg",
                  Action.PUBLISH,
                  List.of(new Published("stable", "demo", "1.0." + i, "")),
                  "",
                  "abc",
                  "",
                  "def",
                  Entry.SUCCESS,
                  ""));
    }
    return history;
  }
}
