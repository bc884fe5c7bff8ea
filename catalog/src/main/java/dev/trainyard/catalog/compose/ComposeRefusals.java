package dev.trainyard.catalog.compose;

import dev.trainyard.catalog.edition.RefusalFacts;
import dev.trainyard.generator.form.Form;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a template refuses, with the conditions. What it collects to find it twice (ports, mounts,
 * variables) is no file for Docker Compose, so that nobody has it.
 */
final class ComposeRefusals {

  /** A refusal by itself, or an answer that is missing where it is used. */
  private static final Pattern REFUSED =
      Pattern.compile(
          "(\\{\\{-? ?)?t\\.refuse\\(\"(?:([\\w.]{1,"
              + RefusalFacts.LONGEST_PATH
              + "}+): )?((?:[^\"\\\\]|\\\\.)*+)\"\\)");

  private ComposeRefusals() {}

  /** The conditions of each refusal, by its message or the answer. */
  static Map<String, Set<String>> of(String text, Branches branches, Form form) {
    Set<String> optional = RefusalFacts.optional(form);
    Map<String, Set<String>> refusals = new TreeMap<>();
    Matcher found = REFUSED.matcher(text);
    while (found.find()) {
      String path = found.group(2) == null ? "" : found.group(2);
      String conditions = branches.conditions(found.start());
      if (found.group(1) != null) {
        String message = (path.isEmpty() ? "" : path + ": ") + found.group(3).replace("\\\"", "\"");
        if (!RefusalFacts.isHarmless(message)) {
          add(refusals, message, conditions);
        }
      } else if (optional.contains(path) && !conditions.contains(" is defined")) {
        add(refusals, RefusalFacts.missing(path), conditions);
      }
    }
    return refusals;
  }

  private static void add(Map<String, Set<String>> refusals, String what, String conditions) {
    if (refusals.size() < RefusalFacts.MOST || refusals.containsKey(what)) {
      refusals.computeIfAbsent(what, added -> new TreeSet<>()).add(conditions);
    }
  }
}
