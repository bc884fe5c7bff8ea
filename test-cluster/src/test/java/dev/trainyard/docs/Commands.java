package dev.trainyard.docs;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the commands of the documentation may call: goals, phases, profiles, properties. */
final class Commands {

  private static final Set<String> PHASES =
      Set.of(
          "clean",
          "process-classes",
          "test-compile",
          "test",
          "package",
          "verify",
          "install",
          "generate");

  private static final String COORDINATES = "dev.trainyard:truenas-maven-plugin:";

  /** Properties and goals of other plugins. */
  private static final Set<String> OTHERS =
      Set.of(
          "test",
          "it.test",
          "failsafe.failIfNoSpecifiedTests",
          "skipTests",
          "surefire.failIfNoSpecifiedTests",
          "invoker.skip",
          "invoker.test",
          "detail",
          "goal",
          "help:evaluate",
          "expression",
          "forceStdout",
          "spotless:apply",
          "spotless:check");

  private final Set<String> goals = new TreeSet<>(Set.of("truenas:help"));
  private final Set<String> properties = new TreeSet<>(OTHERS);
  private final Set<String> profiles = new TreeSet<>();

  Commands() {
    String plugin = texts("maven-plugin/src/main/java", ".java");
    find(plugin, "@Mojo\\(\\s*name = \"([a-z-]+)\"").forEach(goal -> goals.add("truenas:" + goal));
    goals.addAll(OTHERS);
    properties.addAll(find(plugin, "property = \"([a-zA-Z.]+)\""));
    for (String module : List.of("catalog", "test-cluster")) {
      properties.addAll(
          find(texts(module + "/src/test/java", ".java"), "\"(trainyard\\.[^\"]+)\""));
    }
    for (String pom : Repository.files(".", "pom.xml")) {
      String text = Repository.text(pom);
      profiles.addAll(find(text, "(?s)<profile>.*?<id>([^<]+)</id>"));
      properties.addAll(find(text, "<(trainyard\\.[a-z.-]+)[>/]"));
    }
  }

  private static String texts(String folder, String ending) {
    return Repository.files(folder, ending).stream()
        .map(Repository::text)
        .collect(Collectors.joining());
  }

  private static List<String> find(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** The plugin's own parameters, as elements of its configuration. */
  Set<String> elements() {
    return new TreeSet<>(
        find(
            texts("maven-plugin/src/main/java", ".java"),
            "@Parameter[^;]*?\\)\\s+(?:private )?[A-Za-z<>]+ ([a-zA-Z]+)[ ;]"));
  }

  /** The plugin's own parameters that can be set on the command line. */
  Set<String> parameters() {
    return properties.stream()
        .filter(property -> property.startsWith("truenas."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a command says that does not exist; only commands of Maven are looked at. */
  List<String> faults(String command) {
    List<String> words = List.of(command.replaceAll("\"[^\"]*\"", "text").split(" +"));
    List<String> faults = new ArrayList<>();
    if (!Set.of("mvn", "./mvnw").contains(words.get(0))) {
      return faults;
    }
    boolean modules = false;
    for (String word : words.subList(1, words.size())) {
      if (word.startsWith(COORDINATES)) {
        check(goals, "truenas:" + word.substring(COORDINATES.length()), faults);
      } else if (modules) {
        modules = false;
        if (!Files.exists(Repository.path(word).resolve("pom.xml"))) {
          faults.add("no module " + word);
        }
      } else if (word.equals("-pl")) {
        modules = true;
      } else if (word.startsWith("-P")) {
        check(profiles, word.substring(2), faults);
      } else if (word.startsWith("-D")) {
        check(properties, word.substring(2).replaceAll("=.*", ""), faults);
      } else if (!word.startsWith("-")) {
        check(word.contains(":") ? goals : PHASES, word, faults);
      }
    }
    return faults;
  }

  private static void check(Set<String> known, String word, List<String> faults) {
    if (!known.contains(word)) {
      faults.add(word + " is none of " + known);
    }
  }
}
