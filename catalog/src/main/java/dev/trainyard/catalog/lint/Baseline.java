package dev.trainyard.catalog.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.problem.Where;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was found once and does not count any more: only what comes on top of it does. It lists
 * fingerprints, so that lines may move and versions may follow each other, each with how often it
 * was found in one version.
 */
public final class Baseline {

  private static final int FORMAT = 1;
  private static final String SIGN = "truenas:validate";
  private static final String MADE_BY = "baseline";
  private static final String FINDINGS = "findings";
  private static final String COUNT = "count";

  /** Of what is found no more so many are named. */
  private static final int NAMED = 100;

  /** Nothing was found. */
  public static final Baseline NONE = new Baseline(new TreeMap<>());

  private final SortedMap<Fingerprint, Integer> counts;

  private Baseline(SortedMap<Fingerprint, Integer> counts) {
    this.counts = counts;
  }

  /** Made when it is needed: it takes longer than checking a small catalog without a baseline. */
  private static JsonMapper json() {
    return JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  }

  /** What was found; of the versions of an app, what the one with most of it has. */
  public static Baseline of(Collection<Problem> problems) {
    SortedMap<Fingerprint, Integer> counts = new TreeMap<>();
    Map<Fingerprint, Integer> exact = new HashMap<>();
    for (Problem problem : problems) {
      Fingerprint fingerprint = Fingerprint.of(problem);
      int many = exact.merge(fingerprint, 1, Integer::sum);
      counts.merge(fingerprint.inAnyVersion(), many, Math::max);
    }
    return new Baseline(counts);
  }

  /** How many findings it holds. */
  public int size() {
    return counts.values().stream().reduce(0, Baseline::sum);
  }

  /** Whether a text is a baseline, of whatever catalog. */
  public static boolean isBaseline(String text) {
    return text.startsWith("{") && text.contains("\"" + MADE_BY + "\" : \"" + SIGN + "\"");
  }

  /** The file, the same bytes for the same findings; ends with a line break. */
  public String write() {
    JsonMapper json = json();
    ObjectNode root = json.createObjectNode();
    root.put("format", FORMAT).put(MADE_BY, SIGN);
    ArrayNode findings = root.putArray(FINDINGS);
    counts.forEach(
        (fingerprint, count) -> {
          ObjectNode one = findings.addObject();
          one.put("code", fingerprint.code()).put("file", fingerprint.file());
          one.put("subject", fingerprint.subject()).put("found", fingerprint.found());
          one.put(COUNT, count);
        });
    try {
      return json.writerWithDefaultPrettyPrinter().writeValueAsString(root).replace("\r\n", "\n")
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain nodes can always be written", e);
    }
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws UnreadableBaselineException when it is something else
   */
  public static Baseline read(byte[] file) throws UnreadableBaselineException {
    JsonNode root;
    try {
      root = json().readTree(new String(file, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new UnreadableBaselineException("is no JSON, see line " + line);
    }
    if (root.path("format").asInt() != FORMAT || !root.path(MADE_BY).asText().equals(SIGN)) {
      throw new UnreadableBaselineException("is no baseline of format " + FORMAT);
    }
    SortedMap<Fingerprint, Integer> counts = new TreeMap<>();
    for (JsonNode one : root.path(FINDINGS)) {
      counts.merge(
          new Fingerprint(
              text(one, "code"), text(one, "file"), text(one, "subject"), text(one, "found")),
          Math.max(1, one.path(COUNT).asInt(1)),
          Baseline::sum);
    }
    return new Baseline(counts);
  }

  /** A file may say any number. */
  private static int sum(int one, int other) {
    return (int) Math.min(Integer.MAX_VALUE, (long) one + other);
  }

  private static String text(JsonNode finding, String key) throws UnreadableBaselineException {
    JsonNode text = finding.path(key);
    if (!text.isTextual()) {
      throw new UnreadableBaselineException("has a finding without the text \"" + key + "\"");
    }
    return text.textValue();
  }

  /** What is found on top of this; of equal findings the last ones. */
  List<Problem> beyond(Problems problems) {
    Map<Fingerprint, Integer> found = new HashMap<>();
    List<Problem> rest = new ArrayList<>();
    for (Problem problem : problems.all()) {
      Fingerprint fingerprint = Fingerprint.of(problem);
      int many = found.merge(fingerprint, 1, Integer::sum);
      if (many > counts.getOrDefault(fingerprint.inAnyVersion(), 0)) {
        rest.add(problem);
      }
    }
    return rest;
  }

  /** A word about each of these that is found no more, or less often. */
  List<Problem> gone(Problems problems) {
    SortedMap<Fingerprint, Integer> now = of(problems.all()).counts;
    List<Problem> gone = new ArrayList<>();
    int more = 0;
    for (var entry : counts.entrySet()) {
      int found = now.getOrDefault(entry.getKey(), 0);
      if (found < entry.getValue()) {
        if (gone.size() < NAMED) {
          gone.add(gone(entry.getKey(), entry.getValue(), found));
        } else {
          more++;
        }
      }
    }
    if (more > 0) {
      gone.add(problem("and " + more + " more are found no more"));
    }
    return gone;
  }

  private static Problem gone(Fingerprint one, int listed, int found) {
    return problem(
        Visible.of(one.code() + (one.file().isEmpty() ? "" : " in " + one.file()))
            + (found == 0
                ? " is found no more: "
                : " is found " + found + " and not " + listed + " times: ")
            + Visible.of(
                one.subject().isEmpty() ? one.found() : one.subject() + ": " + one.found()));
  }

  private static Problem problem(String found) {
    return Problem.warning(
        Rule.BASELINE,
        Where.ofApp(""),
        found,
        "",
        "Write the baseline anew with truenas.validate.writeBaseline.");
  }
}
