package dev.trainyard.catalog.compose;

import dev.trainyard.catalog.edition.ContainerFact;
import dev.trainyard.catalog.edition.Facts;
import dev.trainyard.catalog.edition.HiddenData;
import dev.trainyard.generator.evaluate.Sha256;
import dev.trainyard.generator.form.Form;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

  private static final Pattern SERVICE = Pattern.compile("^  ([^ {%].*|\\{\\{.*}}):$");
  private static final Pattern IMAGE = Pattern.compile("^    image: (.*)$");

  /** What refuses an answer that is missing in a name. */
  private static final Pattern REFUSAL =
      Pattern.compile(" or t\\.refuse\\(\"(?:[^\"\\\\]|\\\\.)*+\"\\)");

  private static final Set<String> BRANCHES =
      Set.of("if", "elif", "else", "endif", "for", "endfor", "macro", "endmacro");
  private static final Pattern TARGET =
      Pattern.compile("\\btarget: (\"[^\"]*\"|\\{\\{.{0,4000}?}}|[^,}\\s]+)");

  /** What stands for the answers of a level in conditions, and the path of the level. */
  private static final Pattern LEVEL =
      Pattern.compile(
          "^\\{%-? set (\\w{1,500}) = dict\\(.*?\\bdict\\((\\(*values[\\w.() {}]{0,2000}?)\\.items\\(\\)",
          Pattern.MULTILINE);

  private static final Pattern ANSWER = Pattern.compile("(not )?(\\w+)((?:\\.\\w+)+)");
  private static final Pattern ANSWERED =
      Pattern.compile("\\{\\{ t\\.q\\((\\w+(?:\\.\\w+)+)\\) }}");

  private static final Pattern EACH = Pattern.compile("\\w+ in (\\w+(?:\\.\\w+)+)");

  private static final Pattern COUNTED = Pattern.compile("\\w+ in range\\((.*)\\)");
  private static final Pattern ALL = Pattern.compile("0 < [1-9]\\d*");

  /** The service that prepares what others mount, and where it has that. */
  private static final Pattern SETUP = Pattern.compile("(?:.*-)?setup");

  private static final Pattern PREPARED =
      Pattern.compile("(?:\\{\\{ t\\.q\\(\")?/(?:volumes|whole|roots)/.*");

  private static final String NOT = "not ";
  private static final String ALWAYS = "";

  /** Characters of the conditions around one that are told with it. */
  private static final int MOST = 1_000;

  /** Characters of a condition; those of Trainyard's templates have some hundred. */
  private static final int LONGEST = 4_000;

  /**
   * A branch of the template.
   *
   * @param own its condition
   * @param around the conditions of the branches around it
   * @param all both, the innermost first; all that stands in the branch shares this text
   */
  private record Branch(String own, String around, String all) {

    static final Branch NONE = new Branch(ALWAYS, ALWAYS, ALWAYS);

    /**
     * How many there are is no condition of owners: where there is one, it has its data. Nor is it
     * one that there are any.
     */
    static Branch of(String own, Branch outer) {
      Matcher counted = COUNTED.matcher(own);
      if (counted.matches()) {
        boolean some = bare(outer.own).equals(bare("0 < " + counted.group(1)));
        return within(ALWAYS, some ? outer.around : outer.all);
      }
      return within(ALL.matcher(own).matches() ? ALWAYS : own, outer.all);
    }

    private static Branch within(String own, String around) {
      boolean one = own.equals(ALWAYS) || around.equals(ALWAYS);
      boolean told = own.length() + around.length() < MOST;
      return new Branch(
          own, around, one ? own + around : own + Facts.AND + (told ? around : named(around)));
    }

    private static String bare(String code) {
      return code.replaceAll("[() ]", "");
    }

    /** What is too long to be told has a name of its own: it must not count as no condition. */
    static String named(String condition) {
      return "what has the SHA-256 " + Sha256.of(condition).substring(0, 16);
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
    Iterator<JinjaStatement> statements =
        JinjaStatement.of(text).stream()
            .filter(statement -> BRANCHES.contains(statement.word()))
            .iterator();
    JinjaStatement next = next(statements);
    int passed = 0;
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
      Matcher target = TARGET.matcher(line);
      boolean more = target.find();
      while (more || next.start() < at + line.length()) {
        if (!more || next.start() < at + target.start()) {
          follow(branches, next, levels);
          passed = next.end();
          next = next(statements);
        } else {
          if (at + target.start() >= passed) {
            HiddenData.Mount known =
                isPrepared(service.name, target.group(1)) ? null : data.get(at + target.start(1));
            service.mounts.add(
                new HiddenData.Mount(
                    known == null ? "" : known.place(),
                    known == null ? "" : known.directory(),
                    usual(target.group(1).replaceAll("^\"|\"$", ""), levels, form),
                    around(branches).all));
          }
          more = target.find();
        }
      }
      at += line.length() + 1;
    }
    return services;
  }

  private static boolean isPrepared(String service, String path) {
    return SETUP.matcher(service).matches() && PREPARED.matcher(path).matches();
  }

  /** The name of a service; one with answers in it by their names. */
  static String name(String key) {
    return ContainerFact.name(unrefused(key).replaceAll("^\\{\\{ t\\.key\\(|\\) }}$|[\"~ ()]", ""));
  }

  /** Code without what refuses answers that are missing. */
  static String unrefused(String code) {
    return REFUSAL.matcher(code).replaceAll("");
  }

  /** A path as facts have it: one that is an answer by the path of that. */
  static String path(String target, Map<String, String> levels) {
    return answered(target, levels)
        .map(answer -> "{values." + answer + "}")
        .orElseGet(() -> unrefused(target));
  }

  private static String usual(String target, Map<String, String> levels, Form form) {
    return answered(target, levels)
        .map(answer -> HiddenData.usual(form, answer, path(target, levels)))
        .orElse(target);
  }

  private static Optional<String> answered(String target, Map<String, String> levels) {
    return Optional.of(ANSWERED.matcher(unrefused(target)))
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

  private static JinjaStatement next(Iterator<JinjaStatement> statements) {
    return statements.hasNext()
        ? statements.next()
        : new JinjaStatement(Integer.MAX_VALUE, Integer.MAX_VALUE, "", "");
  }

  private static Branch around(Deque<Branch> branches) {
    return branches.isEmpty() ? Branch.NONE : branches.peek();
  }

  private static void follow(
      Deque<Branch> branches, JinjaStatement statement, Map<String, String> levels) {
    String word = statement.word();
    Branch ended = word.startsWith("e") ? branches.poll() : null;
    Branch around = around(branches);
    switch (word) {
      case "if", "elif", "for" -> {
        String condition = answer(statement.rest(), levels);
        branches.push(
            Branch.of(condition.length() > LONGEST ? Branch.named(condition) : condition, around));
      }
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
