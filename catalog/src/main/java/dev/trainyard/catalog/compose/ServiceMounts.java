package dev.trainyard.catalog.compose;

import dev.trainyard.catalog.edition.CodeParts;
import dev.trainyard.catalog.edition.ContainerFact;
import dev.trainyard.catalog.edition.Facts;
import dev.trainyard.catalog.edition.HiddenData;
import dev.trainyard.generator.form.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

  /** The service that prepares what others mount, and where it has that. */
  private static final Pattern SETUP = Pattern.compile("(?:.*-)?setup");

  private static final Pattern PREPARED =
      Pattern.compile("(?:\\{\\{ t\\.q\\(\")?/(?:volumes|whole|roots)/.*");

  /**
   * The mounts of each service.
   *
   * @param data those of data by where in the text their path begins
   * @param form what the version asks
   * @param levels what stands for levels of answers in the text
   */
  static List<ServiceMounts> of(
      String text,
      Map<Integer, HiddenData.Mount> data,
      Form form,
      Map<String, String> levels,
      Branches branches) {
    List<ServiceMounts> services = new ArrayList<>();
    ServiceMounts service = new ServiceMounts("", "", new ArrayList<>());
    services.add(service);
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
      while (target.find()) {
        int from = at + target.start();
        if (!branches.isCode(from)) {
          HiddenData.Mount known =
              isPrepared(service.name, target.group(1)) ? null : data.get(at + target.start(1));
          service.mounts.add(
              new HiddenData.Mount(
                  known == null ? "" : known.place(),
                  known == null ? "" : known.directory(),
                  usual(target.group(1).replaceAll("^\"|\"$", ""), levels, form),
                  branches.conditions(from)));
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

  /** A condition; what is an answer in it, or its items, by the path of that. */
  static String condition(String condition, Map<String, String> levels) {
    return conjuncts(condition).stream()
        .map(one -> answer(one, levels))
        .collect(Collectors.joining(Facts.AND));
  }

  private static List<String> conjuncts(String condition) {
    return CodeParts.of(condition, " or ").size() > 1
        ? List.of(condition)
        : CodeParts.of(condition, Facts.AND);
  }

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
}
