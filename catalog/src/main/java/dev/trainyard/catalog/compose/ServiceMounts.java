package dev.trainyard.catalog.compose;

import dev.trainyard.catalog.edition.ContainerFact;
import dev.trainyard.catalog.edition.Facts;
import dev.trainyard.catalog.edition.HiddenData;
import dev.trainyard.generator.form.Form;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What each service of a template mounts, in the text that Trainyard writes.
 *
 * @param name the name of the service; empty for what is no service
 * @param image the code that stands for its image
 * @param mounts what it mounts
 */
record ServiceMounts(String name, String image, List<HiddenData.Mount> mounts) {

  private static final Pattern SERVICE = Pattern.compile("^  ([^ {%].{0,500}|\\{\\{.{0,500}}}):$");
  private static final Pattern IMAGE = Pattern.compile("^    image: (.*)$");

  /** What refuses an answer that is missing in a name. */
  private static final Pattern REFUSAL =
      Pattern.compile(" or t\\.refuse\\(\"(?:[^\"\\\\]|\\\\.)*+\"\\)");

  private static final Pattern CODE =
      Pattern.compile(
          "^ *\\{%-? (if|elif|else|endif|for|endfor|macro|endmacro)\\b([^%]{0,500}?)-?%}$");
  private static final Pattern TARGET =
      Pattern.compile("\\btarget: (\"[^\"]*\"|\\{\\{.{0,500}?}}|[^,}\\s]+)");

  /** What stands for the answers of a level in conditions, and the path of the level. */
  private static final Pattern LEVEL =
      Pattern.compile(
          "^\\{%-? set (\\w{1,500}) = dict\\(.*?\\bdict\\((\\(*values[\\w.() {}]{0,2000}?)\\.items\\(\\)",
          Pattern.MULTILINE);

  private static final Pattern ANSWER = Pattern.compile("(not )?(\\w+)((?:\\.\\w+)+)");
  private static final Pattern ANSWERED =
      Pattern.compile("\\{\\{ t\\.q\\((\\w+(?:\\.\\w+)+)\\) }}");

  private static final Pattern EACH = Pattern.compile("\\w+ in (\\w+(?:\\.\\w+)+)");

  /** How many there are is no condition of owners: where there is one, it has its data. */
  private static final Pattern COUNT = Pattern.compile("\\w+ in range\\(.*|0 < .*");

  private static final String NOT = "not ";
  private static final String ALWAYS = "";

  /** Characters of the conditions of a mount; those of Trainyard's templates have some hundred. */
  private static final int MOST = 1_000;

  /**
   * A branch of the template.
   *
   * @param own its condition
   * @param all the conditions of what stands in it, the innermost first; one that does not fit is
   *     left out, so that branches deep within others have one text
   */
  private record Branch(String own, String all) {
    private static Branch of(String own, String around) {
      boolean more =
          !own.equals(ALWAYS)
              && !COUNT.matcher(own).matches()
              && own.length() + around.length() < MOST;
      return new Branch(own, !more ? around : around.isEmpty() ? own : own + Facts.AND + around);
    }
  }

  /**
   * The mounts of each service.
   *
   * @param data those of data by where in the text their path begins
   * @param form what the version asks
   */
  static List<ServiceMounts> of(String text, Map<Integer, HiddenData.Mount> data, Form form) {
    List<ServiceMounts> services = new ArrayList<>();
    ServiceMounts service = new ServiceMounts("", "", new ArrayList<>());
    services.add(service);
    Map<String, String> levels = levels(text);
    Deque<Branch> branches = new ArrayDeque<>();
    int at = 0;
    for (String line : text.split("\n", -1)) {
      Matcher begins = SERVICE.matcher(line);
      Matcher image = IMAGE.matcher(line);
      if (begins.matches()) {
        service = new ServiceMounts(name(begins.group(1)), "", new ArrayList<>());
        services.add(service);
      } else if (image.matches()) {
        service = new ServiceMounts(service.name, image.group(1), service.mounts);
        services.set(services.size() - 1, service);
      }
      Matcher code = CODE.matcher(line);
      if (code.matches()) {
        follow(branches, code.group(1), answer(code.group(2).strip(), levels));
      } else {
        Matcher target = TARGET.matcher(line);
        while (target.find()) {
          HiddenData.Mount known = data.get(at + target.start(1));
          service.mounts.add(
              new HiddenData.Mount(
                  known == null ? "" : known.place(),
                  known == null ? "" : known.directory(),
                  usual(target.group(1).replaceAll("^\"|\"$", ""), levels, form),
                  around(branches)));
        }
      }
      at += line.length() + 1;
    }
    return services;
  }

  /** The name of a service; one with answers in it by their names. */
  static String name(String key) {
    return ContainerFact.name(
        REFUSAL.matcher(key).replaceAll("").replaceAll("^\\{\\{ t\\.key\\(|\\) }}$|[\"~ ()]", ""));
  }

  /** A path as facts have it: one that is an answer by the path of that. */
  static String path(String target, Map<String, String> levels) {
    return answered(target, levels).map(answer -> "{values." + answer + "}").orElse(target);
  }

  private static String usual(String target, Map<String, String> levels, Form form) {
    return answered(target, levels)
        .map(answer -> HiddenData.usual(form, answer, path(target, levels)))
        .orElse(target);
  }

  private static Optional<String> answered(String target, Map<String, String> levels) {
    return Optional.of(ANSWERED.matcher(target))
        .filter(Matcher::matches)
        .map(code -> code.group(1))
        .filter(code -> levels.containsKey(code.substring(0, code.indexOf('.'))))
        .map(code -> answer(code, levels));
  }

  /** The paths of levels by what stands for the answers in them. */
  static Map<String, String> levels(String text) {
    Map<String, String> levels = new HashMap<>();
    Matcher level = LEVEL.matcher(text);
    while (level.find()) {
      String path = level.group(2).replaceAll(" or \\{}|[()]", "");
      levels.put(level.group(1), path.replaceFirst("^values\\.?", ""));
    }
    return levels;
  }

  /** A condition; one that is an answer, or its items, by the path of that. */
  private static String answer(String condition, Map<String, String> levels) {
    Matcher each = EACH.matcher(condition);
    Matcher answer = ANSWER.matcher(each.matches() ? each.group(1) : condition);
    if (!answer.matches() || !levels.containsKey(answer.group(2))) {
      return condition;
    }
    String level = levels.get(answer.group(2));
    return Objects.requireNonNullElse(answer.group(1), "")
        + (level.isEmpty() ? answer.group(3).substring(1) : level + answer.group(3));
  }

  private static String around(Deque<Branch> branches) {
    return branches.isEmpty() ? ALWAYS : branches.peek().all();
  }

  private static void follow(Deque<Branch> branches, String word, String condition) {
    Branch ended = word.startsWith("e") ? branches.poll() : null;
    String around = around(branches);
    switch (word) {
      case "if", "elif", "for" -> branches.push(Branch.of(condition, around));
      case "else" ->
          branches.push(Branch.of(otherwise(ended == null ? ALWAYS : ended.own()), around));
      case "macro" -> branches.push(Branch.of(ALWAYS, around));
      default -> {
        // It ends there.
      }
    }
  }

  private static String otherwise(String condition) {
    if (condition.isEmpty()) {
      return ALWAYS;
    }
    return condition.startsWith(NOT) ? condition.substring(NOT.length()) : NOT + condition;
  }
}
