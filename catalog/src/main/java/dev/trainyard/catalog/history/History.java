package dev.trainyard.catalog.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.problem.Visible;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The history of a catalog: lines of JSON, of which each holds the hash of the one before. Nothing
 * is ever taken away or changed without that being visible.
 */
public final class History {

  /** The folder at the top; TrueNAS passes over names that start with a dot. */
  public static final String FOLDER = ".trainyard";

  /** The record. */
  public static final String FILE = FOLDER + "/history.jsonl";

  /** The record as a page. */
  public static final String PAGE = FOLDER + "/HISTORY.md";

  /** Begins the line of a commit's message that holds the hash of the line it brings. */
  public static final String TRAILER = "History-Line: ";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final String text;
  private final List<Entry> entries;

  private History(String text, List<Entry> entries) {
    this.text = text;
    this.entries = List.copyOf(entries);
  }

  /** The history of a catalog that nothing was done to. */
  public static History empty() {
    return new History("", List.of());
  }

  /**
   * Reads a history and checks that its lines follow each other.
   *
   * @throws BrokenHistoryException when a line was changed, removed or added out of order
   */
  public static History read(Content file) throws BrokenHistoryException {
    String text = file.toText();
    if (text.indexOf('\r') >= 0) {
      throw new BrokenHistoryException(
          (int) text.substring(0, text.indexOf('\r')).lines().count(),
          "has a carriage return; the line ends were converted");
    }
    if (!file.hasBytes(text.getBytes(StandardCharsets.UTF_8))) {
      throw new BrokenHistoryException(1, "or a later one is not UTF-8");
    }
    List<Entry> entries = new ArrayList<>();
    String before = null;
    int number = 0;
    if (!text.isEmpty() && !text.endsWith("\n")) {
      throw new BrokenHistoryException(
          (int) text.lines().count(), "the last line has no line break");
    }
    for (String line : text.lines().toList()) {
      number++;
      Entry entry = parse(line, number);
      if (entry.seq() != number) {
        throw new BrokenHistoryException(number, "has the number " + entry.seq());
      }
      if (!entry.prev().equals(before == null ? "" : hash(before))) {
        throw new BrokenHistoryException(number, "does not hold the hash of the line before");
      }
      entries.add(entry);
      before = line;
    }
    return new History(text, entries);
  }

  /** Whether the last line names a tree; nothing else is checked. */
  public static boolean endsWith(Content file, String tree) {
    String text = file.toText();
    String last = text.substring(text.stripTrailing().lastIndexOf('\n') + 1).strip();
    try {
      return parse(last, 0).tree().equals(tree);
    } catch (BrokenHistoryException e) {
      return false;
    }
  }

  /** The lines, the oldest first. */
  public List<Entry> entries() {
    return entries;
  }

  /**
   * This history and one more line. Actor and reason are masked.
   *
   * @param entry the line; its number and hash are set here
   */
  public History plus(Entry entry) {
    Entry next =
        new Entry(
            entries.size() + 1,
            entry.time().truncatedTo(ChronoUnit.SECONDS),
            Masking.of(entry.actor()),
            entry.action(),
            entry.apps(),
            Masking.of(entry.reason()),
            entry.definitionCommit(),
            entry.parent(),
            entry.tree(),
            entry.result(),
            entries.isEmpty() ? "" : hash(entries.size()));
    List<Entry> all = new ArrayList<>(entries);
    all.add(next);
    return new History(text + line(next) + "\n", all);
  }

  /**
   * What ties a line to the commit that brings it, and to the line after it.
   *
   * @param number the line's number, from 1
   * @return SHA-256 of the line in hexadecimal digits
   */
  public String hash(int number) {
    return number < entries.size()
        ? entries.get(number).prev()
        : hash(text.lines().reduce("", (first, second) -> second));
  }

  /** The file. */
  public Content content() {
    return Content.text(text);
  }

  private static String line(Entry entry) {
    ObjectNode json = JSON.createObjectNode();
    json.put("seq", entry.seq());
    json.put("time", entry.time().toString());
    json.put("actor", entry.actor());
    json.put("action", entry.action().word());
    ArrayNode apps = json.putArray("apps");
    for (Published app : entry.apps()) {
      ObjectNode node = apps.addObject();
      node.put("train", app.train());
      node.put("app", app.app());
      node.put("version", app.version());
      node.put("from", app.from());
    }
    json.put("reason", entry.reason());
    json.put("definition_commit", entry.definitionCommit());
    json.put("parent", entry.parent());
    json.put("tree", entry.tree());
    json.put("result", entry.result());
    json.put("prev", entry.prev());
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain nodes can always be written", e);
    }
  }

  private static Entry parse(String line, int number) throws BrokenHistoryException {
    try {
      JsonNode json = JSON.readTree(line);
      List<Published> apps = new ArrayList<>();
      for (JsonNode app : json.path("apps")) {
        apps.add(
            new Published(
                text(app, "train", number),
                text(app, "app", number),
                text(app, "version", number),
                text(app, "from", number)));
      }
      String action = text(json, "action", number);
      return new Entry(
          json.path("seq").asInt(),
          Instant.parse(text(json, "time", number)),
          text(json, "actor", number),
          Action.of(action)
              .orElseThrow(
                  () ->
                      new BrokenHistoryException(
                          number, "has the action \"" + Visible.of(action) + "\"")),
          apps,
          text(json, "reason", number),
          text(json, "definition_commit", number),
          text(json, "parent", number),
          text(json, "tree", number),
          text(json, "result", number),
          text(json, "prev", number));
    } catch (JsonProcessingException e) {
      throw new BrokenHistoryException(number, "is not JSON");
    } catch (DateTimeException e) {
      throw new BrokenHistoryException(number, "has no proper time");
    }
  }

  private static String text(JsonNode json, String key, int number) throws BrokenHistoryException {
    JsonNode value = json.path(key);
    if (!value.isTextual()) {
      throw new BrokenHistoryException(number, "has no text \"" + key + "\"");
    }
    return value.textValue();
  }

  private static String hash(String line) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
