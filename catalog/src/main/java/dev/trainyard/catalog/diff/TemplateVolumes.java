package dev.trainyard.catalog.diff;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The volumes of pods in the text of a template: what stands below {@code volumes:}, read before
 * Helm. A volume may have several kinds, of which an answer chooses one.
 */
final class TemplateVolumes {

  private static final Pattern LINE =
      Pattern.compile("( *)(- +)?(?:([A-Za-z]+):(?:[ \t]+(\\S.*?))?)?[ \t\r]*");

  private final SortedMap<String, SortedSet<String>> kinds = new TreeMap<>();
  private int block = -1;
  private int item = -1;
  private int keys = -1;
  private String name = "";
  private final SortedSet<String> kindsOfItem = new TreeSet<>();

  private TemplateVolumes() {}

  /** The kinds of each volume, such as {@code emptyDir} or {@code hostPath}, by its name. */
  static SortedMap<String, SortedSet<String>> of(String template) {
    TemplateVolumes volumes = new TemplateVolumes();
    template.lines().forEach(volumes::line);
    volumes.endItem();
    return volumes.kinds;
  }

  private void line(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty() || stripped.startsWith("{{") || stripped.startsWith("#")) {
      return;
    }
    Matcher line = LINE.matcher(text);
    int indent = text.length() - text.stripLeading().length();
    boolean matches = line.matches();
    boolean entry = matches && line.group(2) != null;
    if (block >= 0 && (indent < block || indent == block && !entry)) {
      endItem();
      block = -1;
    }
    if (block < 0) {
      if (matches && !entry && "volumes".equals(line.group(3)) && line.group(4) == null) {
        block = indent;
        item = -1;
      }
      return;
    }
    if (entry && (item < 0 || indent == item)) {
      endItem();
      item = indent;
      keys = indent + line.group(2).length();
      key(line);
    } else if (matches && !entry && indent == keys) {
      key(line);
    }
  }

  private void key(Matcher line) {
    if ("name".equals(line.group(3))) {
      name = line.group(4) == null ? "" : line.group(4);
    } else if (line.group(3) != null) {
      kindsOfItem.add(line.group(3));
    }
  }

  private void endItem() {
    if (!name.isEmpty()) {
      kinds.computeIfAbsent(name, any -> new TreeSet<>()).addAll(kindsOfItem);
    }
    name = "";
    kindsOfItem.clear();
  }
}
