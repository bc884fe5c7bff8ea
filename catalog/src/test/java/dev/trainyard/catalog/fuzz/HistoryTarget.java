package dev.trainyard.catalog.fuzz;

import dev.trainyard.catalog.history.Action;
import dev.trainyard.catalog.history.BrokenHistoryException;
import dev.trainyard.catalog.history.Entry;
import dev.trainyard.catalog.history.History;
import dev.trainyard.catalog.history.HistoryPage;
import dev.trainyard.generator.edition.Content;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * The history of a branch. In an input, {@code @P} stands for the hash of the line before, which
 * chance would not come upon, and {@code @N} for the number of the line.
 */
final class HistoryTarget implements FuzzTarget {

  private static final String LINE =
      "{\"seq\":@N,\"time\":\"2026-03-01T10:00:00Z\",\"actor\":\"Jörg\",\"action\":\"publish\","
          + "\"apps\":[{\"train\":\"stable\",\"app\":\"demo\",\"version\":\"1.0.0\",\"from\":\"\"}],"
          + "\"reason\":\"\",\"definition_commit\":\"1234\",\"parent\":\"\",\"tree\":\"abcd\","
          + "\"result\":\"success\",\"prev\":\"@P\"}\n";

  @Override
  public void read(byte[] input) throws Exception {
    Content file = Content.bytes(chained(input));
    History.endsWith(file, "abcd");
    History history;
    try {
      history = History.read(file);
    } catch (BrokenHistoryException e) {
      Said.line(e.getMessage());
      return;
    }
    Said.visible(HistoryPage.of(history).toText());
    History longer =
        history.plus(
            new Entry(
                0,
                Instant.EPOCH,
                "me",
                Action.REVERT,
                List.of(),
                "why",
                "",
                "",
                "",
                "success",
                ""));
    String read = History.read(longer.content()).content().toText();
    if (!read.startsWith(history.content().toText())) {
      throw new AssertionError("the line after it breaks the history");
    }
    if (HistoryPage.of(longer).toText().lines().count()
        != HistoryPage.of(history).toText().lines().count() + 1) {
      throw new AssertionError("a line of the page is more than one");
    }
  }

  private static byte[] chained(byte[] input) throws Exception {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    if (!text.contains("@P")) {
      return input;
    }
    StringBuilder chained = new StringBuilder();
    String before = "";
    int number = 0;
    for (String line : text.split("(?<=\n)")) {
      number++;
      String whole = line.replace("@N", Integer.toString(number)).replace("@P", before);
      chained.append(whole);
      before =
          HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-256")
                      .digest(whole.strip().getBytes(StandardCharsets.ISO_8859_1)));
    }
    return chained.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public List<byte[]> seeds() {
    return Fuzzing.texts(
        LINE,
        LINE
            + LINE.replace("publish", "promote")
                .replace("\"from\":\"\"", "\"from\":\"edge/demo/1.0.0\""),
        LINE.replace("\n", "\r\n"),
        "{\"seq\":1}\n",
        "[".repeat(2000) + "\n",
        "");
  }

  @Override
  public List<String> words() {
    return List.of(
        "@P",
        "@N",
        "\\u000d",
        "\\n",
        "\\u001b",
        "\\ud800",
        "revert",
        "promote",
        "\"from\":\"",
        "|",
        "`",
        "1e99999",
        "null",
        "+1000000000-12-31T23:59:59.999999999Z",
        "::error::");
  }
}
