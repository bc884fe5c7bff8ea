package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.layout.CatalogLayout;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the files of a version say besides their questions: for each area the subjects and, where
 * they have any, their values.
 */
final class Facts {

  private static final Pattern IMAGE = field("image");
  private static final Pattern CONTAINER_PORT = field("containerPort");
  private static final Pattern HOST_PORT = field("hostPort");
  private static final Pattern MOUNT = field("mountPath");

  private final Map<Area, SortedMap<String, String>> byArea = new EnumMap<>(Area.class);

  private Facts() {}

  static Map<Area, SortedMap<String, String>> of(
      VersionFiles version, Severity severity, Consumer<Problem> problems) {
    Facts facts = new Facts();
    facts.chart(version.yaml(CatalogLayout.CHART_YAML, severity, problems));
    for (String file : version.valuesFiles()) {
      facts.images(version.yaml(file, severity, problems), "");
    }
    version.templates().forEach(facts::template);
    facts.volumes(version.templates());
    facts.metadata(version.yaml(CatalogLayout.METADATA_YAML, severity, problems));
    YamlNode portals = version.questions(severity, problem -> {}).get("portals");
    portals.keys().forEach(name -> facts.put(Area.PORTALS, name, portals.get(name).json()));
    return facts.byArea;
  }

  private void chart(YamlNode chart) {
    for (String key : chart.keys()) {
      if (key.equals("annotations")) {
        YamlNode annotations = chart.get(key);
        annotations
            .keys()
            .forEach(name -> put(Area.CHART, "annotations." + name, annotations.get(name).json()));
      } else if (!key.equals("version")) {
        put(Area.CHART, key, chart.get(key).json());
      }
    }
  }

  /** Every mapping with a repository and a tag, at any depth. */
  private void images(YamlNode values, String path) {
    String repository = values.get("repository").text();
    String tag = values.get("tag").text();
    if (!repository.isEmpty() && !tag.isEmpty()) {
      put(Area.IMAGES, path, repository + ":" + tag);
    }
    for (String key : values.keys()) {
      images(values.get(key), path.isEmpty() ? key : path + "." + key);
    }
  }

  private void template(String text) {
    Matcher image = IMAGE.matcher(text);
    while (image.find()) {
      // What comes from the values is known by its path there.
      if (!image.group(1).matches(".*\\.Values(\\.\\w+)+\\.repository\\b.*")) {
        put(Area.IMAGES, plain(image.group(1)), "");
      }
    }
    each(CONTAINER_PORT, text, port -> put(Area.PORTS, "containerPort " + port, ""));
    each(HOST_PORT, text, port -> put(Area.PORTS, "hostPort " + port, ""));
    each(MOUNT, text, path -> put(Area.MOUNTS, path, ""));
  }

  /** Workloads may have volumes of the same name; their kinds are shown together. */
  private void volumes(List<String> templates) {
    SortedMap<String, SortedSet<String>> volumes = new TreeMap<>();
    for (String template : templates) {
      TemplateVolumes.of(template)
          .forEach(
              (name, kinds) ->
                  volumes.computeIfAbsent(plain(name), any -> new TreeSet<>()).addAll(kinds));
    }
    volumes.forEach((name, kinds) -> put(Area.VOLUMES, name, String.join(" or ", kinds)));
  }

  private void metadata(YamlNode metadata) {
    for (YamlNode user : metadata.get("runAsContext").items()) {
      put(
          Area.USERS,
          "user %s (%s), group %s (%s)"
              .formatted(
                  user.get("userName").text(),
                  user.get("uid").text(),
                  user.get("groupName").text(),
                  user.get("gid").text()),
          user.get("description").json());
    }
    for (YamlNode capability : metadata.get("capabilities").items()) {
      put(Area.CAPABILITIES, capability.get("name").text(), capability.get("description").json());
    }
    for (YamlNode mount : metadata.get("hostMounts").items()) {
      put(Area.HOST_MOUNTS, mount.get("hostPath").text(), mount.get("description").json());
    }
  }

  private void put(Area area, String subject, String value) {
    byArea.computeIfAbsent(area, any -> new TreeMap<>()).put(subject, value);
  }

  private static void each(Pattern field, String text, Consumer<String> found) {
    field.matcher(text).results().forEach(match -> found.accept(plain(match.group(1))));
  }

  /** A scalar without its quotes; an expression of a template as it stands. */
  private static String plain(String scalar) {
    return scalar.matches("\"[^\"{]*\"|'[^'{]*'")
        ? scalar.substring(1, scalar.length() - 1)
        : scalar;
  }

  private static Pattern field(String name) {
    return Pattern.compile("(?m)^[ \\t]*(?:- +)?" + name + ":[ \\t]+(\\S.*?)[ \\t\\r]*$");
  }
}
