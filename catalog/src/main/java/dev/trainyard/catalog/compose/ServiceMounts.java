package dev.trainyard.catalog.compose;

import dev.trainyard.catalog.edition.Facts;
import dev.trainyard.catalog.edition.HiddenData;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What each service of a template mounts, in the text that Trainyard writes. */
final class ServiceMounts {

  private static final Pattern SERVICE =
      Pattern.compile("^  [^ {%].{0,500}:$|^  \\{\\{.{0,500}}}:$");
  private static final Pattern CODE =
      Pattern.compile(
          "^ *\\{%-? (if|elif|else|endif|for|endfor|macro|endmacro)\\b([^%]{0,500}?)-?%}$");
  private static final Pattern TARGET =
      Pattern.compile("\\btarget: (\"[^\"]*\"|\\{\\{.{0,500}?}}|[^,}\\s]+)");

  private static final String ALWAYS = "";

  private ServiceMounts() {}

  /**
   * The mounts of each service.
   *
   * @param data those of data by where in the text their path begins
   */
  static List<List<HiddenData.Mount>> of(String text, Map<Integer, HiddenData.Mount> data) {
    List<List<HiddenData.Mount>> services = new ArrayList<>(List.of(new ArrayList<>()));
    Deque<String> conditions = new ArrayDeque<>();
    int at = 0;
    for (String line : text.split("\n", -1)) {
      if (SERVICE.matcher(line).matches()) {
        services.add(new ArrayList<>());
      }
      Matcher code = CODE.matcher(line);
      if (code.matches()) {
        follow(conditions, code.group(1), code.group(2).strip());
      } else {
        Matcher target = TARGET.matcher(line);
        while (target.find()) {
          String path = target.group(1).replaceAll("^\"|\"$", "");
          HiddenData.Mount known = data.get(at + target.start(1));
          services
              .get(services.size() - 1)
              .add(
                  new HiddenData.Mount(
                      known == null ? "" : known.place(),
                      known == null ? "" : known.directory(),
                      path,
                      conditions.stream()
                          .filter(condition -> !condition.equals(ALWAYS))
                          .collect(Collectors.joining(Facts.AND))));
        }
      }
      at += line.length() + 1;
    }
    return services;
  }

  private static void follow(Deque<String> conditions, String word, String condition) {
    if (word.startsWith("e")) {
      conditions.poll();
    }
    switch (word) {
      case "if" -> conditions.push(condition);
      case "for", "macro", "elif", "else" -> conditions.push(ALWAYS);
      default -> {
        // It ends there.
      }
    }
  }
}
