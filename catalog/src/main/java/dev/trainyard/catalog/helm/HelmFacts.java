package dev.trainyard.catalog.helm;

import dev.trainyard.catalog.edition.Area;
import dev.trainyard.catalog.edition.ComparedVersion;
import dev.trainyard.catalog.edition.ContainerFact;
import dev.trainyard.catalog.edition.DatabaseFacts;
import dev.trainyard.catalog.edition.Facts;
import dev.trainyard.catalog.edition.ImageFacts;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.helm.manifest.ChartManifests;
import dev.trainyard.generator.yaml.AsJson;
import dev.trainyard.generator.yaml.YamlNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the files of a version say besides their questions: for each area the subjects and, where
 * they have any, their values.
 */
final class HelmFacts {

  private static final String VOLUMES = "volumes[].";
  private static final String VALUES = ".Values.";
  private static final String REPOSITORY = ".repository";

  /** How many values of one subject are shown. */
  private static final int MOST_VALUES = 20;

  private final Map<Area, SortedMap<String, String>> byArea = new EnumMap<>(Area.class);
  private final Map<String, String> containers = new HashMap<>();
  private final Map<String, Set<String>> volumes = new HashMap<>();
  private final Map<Area, SortedMap<String, Set<String>>> kept = new EnumMap<>(Area.class);

  private HelmFacts() {}

  static Facts of(ComparedVersion version, Form form) throws IOException {
    HelmFacts facts = new HelmFacts();
    facts.chart(version.yaml(HelmLayout.CHART));
    List<String> templates = templates(version);
    templates.forEach(text -> facts.template(text, form));
    facts.putKept();
    // The fixed values win over the plain defaults.
    facts.images(version.yaml(HelmLayout.VALUES));
    facts.images(version.yaml(HelmLayout.FIXED_VALUES));
    GeneratedSecrets.of(templates).forEach(key -> facts.put(Area.SECRETS, key, ""));
    Refusals.of(refusing(version), form)
        .forEach((what, conditions) -> facts.put(Area.REFUSALS, what, conditions));
    facts.metadata(version.yaml(HelmLayout.METADATA));
    form.portals().forEach((name, portal) -> facts.put(Area.PORTALS, name, AsJson.of(portal)));
    // Charts of a library have what it makes of their values.
    return new Facts(
        facts.byArea,
        ContainerFact.programs(
            facts.containers, facts.byArea.getOrDefault(Area.IMAGES, Collections.emptySortedMap())),
        GeneratedSecrets.needOthers(templates));
  }

  /** The texts of all templates, in the order of the paths. */
  private static List<String> templates(ComparedVersion version) throws IOException {
    return templates(version, path -> true);
  }

  /** Those that refuse more than TrueNAS does itself. */
  private static List<String> refusing(ComparedVersion version) throws IOException {
    return templates(
        version,
        path ->
            !path.equals(HelmLayout.TEMPLATES + "/" + ChartManifests.ANSWER_CHECKS)
                && !path.equals(HelmLayout.TEMPLATES + "/_helpers.tpl"));
  }

  private static List<String> templates(ComparedVersion version, Predicate<String> wanted)
      throws IOException {
    List<String> templates = new ArrayList<>();
    for (String path : version.paths()) {
      if (path.startsWith(HelmLayout.TEMPLATES + "/") && wanted.test(path)) {
        version.read(path).map(Content::toText).ifPresent(templates::add);
      }
    }
    return templates;
  }

  private void chart(YamlNode chart) {
    for (String key : chart.keys()) {
      if (key.equals("annotations")) {
        YamlNode annotations = chart.get(key);
        annotations
            .keys()
            .forEach(
                name -> put(Area.METADATA, "annotations." + name, annotations.get(name).json()));
      } else if (!key.equals("version")) {
        put(Area.METADATA, key, chart.get(key).json());
      }
    }
  }

  private void images(YamlNode values) {
    ImageFacts.of(values).forEach(this::image);
  }

  /** What server it is counts where a template says what its database is called. */
  private void image(String subject, String image) {
    if (byArea.containsKey(Area.DATABASES)) {
      DatabaseFacts.server(image).ifPresent(server -> put(Area.SERVERS, subject, server));
    }
    put(Area.IMAGES, subject, image);
  }

  private void template(String text, Form form) {
    List<TemplateOutline.Entry> entries = TemplateOutline.of(text);
    for (TemplateOutline.Entry entry : entries) {
      if (entry.value().isEmpty()) {
        continue;
      }
      switch (entry.key()) {
        case "image" -> {
          // What comes from the values is known by its path there.
          if (!isRepositoryOfValues(entry.value())) {
            put(Area.IMAGES, plain(entry.value()), "");
          }
        }
        case "containerPort", "hostPort" ->
            put(Area.PORTS, entry.key() + " " + plain(entry.value()), "");
        case "mountPath" -> put(Area.MOUNTS, plain(entry.value()), "");
        default -> {
          // Nothing that reports tell.
        }
      }
    }
    volumes(entries);
    KeptState.of(
        entries, form, (area, fact) -> kept(area, fact.subject(), fact.value()), containers::put);
  }

  private static boolean isRepositoryOfValues(String image) {
    for (int at = image.indexOf(VALUES); at >= 0; at = image.indexOf(VALUES, at + 1)) {
      int end = at + 1;
      while (end < image.length()
          && (Character.isLetterOrDigit(image.charAt(end))
              || "._".indexOf(image.charAt(end)) >= 0)) {
        end++;
      }
      if (image.substring(at, end).endsWith(REPOSITORY)) {
        return true;
      }
    }
    return false;
  }

  /**
   * A volume may have several kinds, of which an answer chooses one. Workloads may have volumes of
   * the same name; their kinds are shown together.
   */
  private void volumes(List<TemplateOutline.Entry> entries) {
    volumeKinds(entries)
        .forEach(
            (name, kinds) -> {
              Set<String> all = volumes.computeIfAbsent(plain(name), any -> new TreeSet<>());
              all.addAll(kinds);
              put(Area.VOLUMES, plain(name), String.join(" or ", all));
            });
  }

  /** The kinds of each volume, such as {@code emptyDir} or {@code hostPath}, by its name. */
  static SortedMap<String, SortedSet<String>> volumeKinds(List<TemplateOutline.Entry> entries) {
    Map<Integer, String> names = new HashMap<>();
    Map<Integer, SortedSet<String>> kinds = new HashMap<>();
    for (TemplateOutline.Entry entry : entries) {
      String path = entry.path();
      int end = path.length() - entry.key().length();
      if (path.startsWith(VOLUMES, end - VOLUMES.length())
          && (end == VOLUMES.length() || path.charAt(end - VOLUMES.length() - 1) == '.')) {
        if (entry.key().equals("name")) {
          names.put(entry.item(), entry.value());
        } else {
          kinds.computeIfAbsent(entry.item(), any -> new TreeSet<>()).add(entry.key());
        }
      }
    }
    SortedMap<String, SortedSet<String>> volumes = new TreeMap<>();
    names.forEach(
        (item, name) ->
            volumes
                .computeIfAbsent(name, any -> new TreeSet<>())
                .addAll(kinds.getOrDefault(item, Collections.emptySortedSet())));
    volumes.remove("");
    return volumes;
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

  /** Of data that is found in two places, it counts when it is found without a condition. */
  private void kept(Area area, String subject, String value) {
    kept.computeIfAbsent(area, any -> new TreeMap<>())
        .computeIfAbsent(subject, any -> new LinkedHashSet<>())
        .add(value);
  }

  private void putKept() {
    kept.forEach(
        (area, subjects) ->
            subjects.forEach(
                (subject, values) ->
                    put(
                        area,
                        subject,
                        area == Area.DATA && values.contains("") ? "" : joined(area, values))));
  }

  private static String joined(Area area, Set<String> values) {
    if (values.size() == 1) {
      // The same text for all that have it, of which there may be many.
      return values.iterator().next();
    }
    if (area == Area.DATA) {
      return String.join(Facts.OR, values);
    }
    if (area == Area.HIDDEN) {
      return values.size() > MOST_VALUES || values.contains("")
          ? ""
          : String.join(Facts.OR, values);
    }
    int more = values.size() - MOST_VALUES;
    return values.stream().limit(MOST_VALUES).collect(Collectors.joining("; "))
        + (more > 0 ? "; and " + more + " more" : "");
  }

  private void put(Area area, String subject, String value) {
    byArea.computeIfAbsent(area, any -> new TreeMap<>()).put(subject, value);
  }

  /** A scalar without its quotes; an expression of a template as it stands. */
  static String plain(String scalar) {
    if (scalar.length() < 2) {
      return scalar;
    }
    char quote = scalar.charAt(0);
    String inner = scalar.substring(1, scalar.length() - 1);
    return (quote == '"' || quote == '\'')
            && scalar.charAt(scalar.length() - 1) == quote
            && inner.indexOf(quote) < 0
            && inner.indexOf('{') < 0
        ? inner
        : scalar;
  }
}
