package dev.trainyard.catalog.helm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secrets that templates make at random and keep: by the key that a helper is given, or by the
 * key of the Secret they are written to.
 *
 * <p>A template that makes something at random and looks resources up, itself or through others, is
 * such a helper; the first text among its arguments is the key.
 */
final class GeneratedSecrets {

  /** How far behind the name of a helper its key is looked for. */
  private static final int CALL = 300;

  /** Of the checksums in Trainyard's charts: with another one pods restart, and that is all. */
  private static final String SALT = "checksum.salt";

  private static final Pattern RANDOM =
      Pattern.compile(
          "\\b(randAlphaNum|randAlpha|randNumeric|randAscii|randBytes|randInt|uuidv4|genPrivateKey"
              + "|genCA|genSelfSignedCert|genSignedCert)\\b");
  private static final Pattern DEFINE = Pattern.compile("\\bdefine +\"([^\"\n]{1,200})\"");
  private static final Pattern INCLUDE =
      Pattern.compile("\\b(?:include|template) +\"([^\"\n]{1,200})\"");
  private static final Pattern ASSIGNED = Pattern.compile("(\\$\\w{1,100}) *:?= ");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\w{1,100}");
  private static final Pattern SECRET_KEY =
      Pattern.compile("(?:.*\\.)?(?:stringData|data)\\.([^.\\[\\]]+)");

  private final Map<String, String> bodies = new HashMap<>();
  private final SortedSet<String> keys = new TreeSet<>();

  private GeneratedSecrets() {}

  /** The keys of all generated secrets of a chart. */
  static SortedSet<String> of(List<String> templates) {
    GeneratedSecrets secrets = new GeneratedSecrets();
    templates.forEach(secrets::define);
    Set<String> random = secrets.reaching(body -> RANDOM.matcher(body).find());
    Set<String> keeping = secrets.reaching(body -> body.contains("lookup "));
    keeping.retainAll(random);
    for (String template : templates) {
      secrets.keysOf(template, keeping);
      secrets.secretsOf(template, random, keeping);
    }
    secrets.keys.remove(SALT);
    return secrets.keys;
  }

  /** Whether templates use named ones that none of them defines: those of another chart. */
  static boolean needOthers(List<String> templates) {
    Set<String> defined = new HashSet<>();
    Set<String> used = new HashSet<>();
    for (String template : templates) {
      DEFINE.matcher(template).results().forEach(match -> defined.add(match.group(1)));
      used.addAll(included(template));
    }
    return !defined.containsAll(used);
  }

  private void define(String template) {
    Matcher define = DEFINE.matcher(template);
    int from = -1;
    String name = "";
    while (define.find()) {
      if (from >= 0) {
        bodies.put(name, template.substring(from, define.start()));
      }
      from = define.end();
      name = define.group(1);
    }
    if (from >= 0) {
      bodies.put(name, template.substring(from));
    }
  }

  /** The named templates that have something in them, or in one that they include. */
  private Set<String> reaching(java.util.function.Predicate<String> has) {
    Map<String, List<String>> includedBy = new HashMap<>();
    List<String> open = new ArrayList<>();
    bodies.forEach(
        (name, body) -> {
          included(body)
              .forEach(
                  other -> includedBy.computeIfAbsent(other, any -> new ArrayList<>()).add(name));
          if (has.test(body)) {
            open.add(name);
          }
        });
    Set<String> reached = new HashSet<>(open);
    while (!open.isEmpty()) {
      for (String name : includedBy.getOrDefault(open.remove(open.size() - 1), List.of())) {
        if (reached.add(name)) {
          open.add(name);
        }
      }
    }
    return reached;
  }

  private static Set<String> included(String text) {
    Set<String> names = new HashSet<>();
    INCLUDE.matcher(text).results().forEach(match -> names.add(match.group(1)));
    return names;
  }

  private void keysOf(String template, Set<String> keeping) {
    Matcher include = INCLUDE.matcher(template);
    while (include.find()) {
      if (keeping.contains(include.group(1))) {
        String rest =
            template.substring(include.end(), Math.min(template.length(), include.end() + CALL));
        int end = rest.indexOf("}}");
        String[] texts = (end < 0 ? rest : rest.substring(0, end)).split("\"", 3);
        if (texts.length == 3) {
          keys.add(texts[1]);
        }
      }
    }
  }

  /** Secrets whose values are made where they are written, or come from a variable. */
  private void secretsOf(String template, Set<String> random, Set<String> keeping) {
    Set<String> variables = new HashSet<>();
    template
        .lines()
        .forEach(
            line -> {
              Matcher assigned = ASSIGNED.matcher(line);
              if (isRandom(line, random) && assigned.find()) {
                variables.add(assigned.group(1));
              }
            });
    for (TemplateOutline.Entry entry : TemplateOutline.of(template)) {
      Matcher key = SECRET_KEY.matcher(entry.path());
      boolean made =
          isRandom(entry.value(), random) && !mentions(entry.value(), keeping)
              || VARIABLE
                  .matcher(entry.value())
                  .results()
                  .anyMatch(variable -> variables.contains(variable.group()));
      if (made && key.matches()) {
        keys.add(key.group(1));
      }
    }
  }

  private static boolean isRandom(String text, Set<String> random) {
    return RANDOM.matcher(text).find() || mentions(text, random);
  }

  private static boolean mentions(String text, Set<String> templates) {
    return included(text).stream().anyMatch(templates::contains);
  }
}
