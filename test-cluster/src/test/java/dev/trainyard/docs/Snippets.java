package dev.trainyard.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the code blocks of the documentation come from: regions of the compiled examples, files of
 * the example projects, and what the examples render to.
 */
final class Snippets {

  private static final Pattern MARK = Pattern.compile("\\s*// (tag|end)::([A-Za-z0-9-]+)\\[]");
  private static final String EXAMPLES = "test-cluster/src/test/java/dev/trainyard/docs";

  private final Map<String, String> regions = new TreeMap<>();
  private final Map<String, String> generated;

  Snippets() {
    Repository.files(EXAMPLES, ".java").forEach(file -> read(Repository.text(file)));
    generated = Generated.all();
  }

  private void read(String source) {
    Map<String, List<String>> open = new TreeMap<>();
    for (String line : source.lines().toList()) {
      Matcher mark = MARK.matcher(line);
      if (!mark.matches()) {
        open.values().forEach(lines -> lines.add(line));
      } else if (mark.group(1).equals("tag")) {
        open.put(mark.group(2), new ArrayList<>());
      } else {
        regions.put(mark.group(2), String.join("\n", open.remove(mark.group(2))));
      }
    }
    if (!open.isEmpty()) {
      throw new IllegalStateException("regions without an end: " + open.keySet());
    }
  }

  /** The names of all regions of the examples. */
  List<String> regions() {
    return List.copyOf(regions.keySet());
  }

  /** What a block must show; empty when it says nowhere where that comes from. */
  Optional<String> expected(Page.Block block) {
    if (block.name().startsWith("docs/examples/")) {
      return Optional.of(Repository.text(block.name()));
    }
    if (regions.containsKey(block.name())) {
      return Optional.of(plain(regions.get(block.name())));
    }
    return generated.containsKey(block.name())
        ? Optional.of(generated.get(block.name()))
        : Optional.empty();
  }

  /** Whether a text stands in another one, line by line, at whatever indentation. */
  static boolean contains(String whole, String part) {
    List<String> lines = whole.lines().toList();
    int length = (int) part.lines().count();
    for (int start = 0; start + length <= lines.size(); start++) {
      if (plain(String.join("\n", lines.subList(start, start + length))).equals(plain(part))) {
        return true;
      }
    }
    return false;
  }

  /** The text without common indentation, and without empty lines at both ends. */
  private static String plain(String text) {
    int indent =
        text.lines()
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    return text.lines()
            .map(line -> line.isBlank() ? "" : line.substring(indent))
            .collect(Collectors.joining("\n"))
            .replaceAll("^\n+|\n+$", "")
        + "\n";
  }
}
