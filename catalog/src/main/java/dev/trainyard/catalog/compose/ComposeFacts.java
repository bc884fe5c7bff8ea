package dev.trainyard.catalog.compose;

import dev.trainyard.catalog.edition.Area;
import dev.trainyard.catalog.edition.ComparedVersion;
import dev.trainyard.catalog.edition.ContainerFact;
import dev.trainyard.catalog.edition.DatabaseFacts;
import dev.trainyard.catalog.edition.Facts;
import dev.trainyard.catalog.edition.HiddenData;
import dev.trainyard.catalog.edition.ImageFacts;
import dev.trainyard.generator.compose.ComposeLayout;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.yaml.YamlNode;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the files of a version say besides their questions. Templates are read for what Trainyard
 * writes into them: the secrets that are kept, where containers find which storage, and what
 * databases are called.
 */
final class ComposeFacts {

  private static final String FOLDER = "templates/docker-compose.yaml";

  /** Lists of a service are written in one line or in several. */
  private static final String WORD_BEFORE = "(?<=- |, |\\[)\"?";

  private static final String WORD_AFTER = "\"?(?=$|, |\\])";
  private static final Pattern SECRET =
      Pattern.compile(WORD_BEFORE + "secret ([a-z0-9-]+) \\d+" + WORD_AFTER, Pattern.MULTILINE);
  private static final Pattern HASH =
      Pattern.compile(WORD_BEFORE + "hash ([a-z0-9-]+)" + WORD_AFTER, Pattern.MULTILINE);

  /** A path, or the answer that it is. */
  private static final String TARGET = "(\\S+|\\{\\{ .{1,4000} }})";

  private static final Pattern MOUNT =
      Pattern.compile(
          "^ *source: \\{\\{ t\\.q\\((place_of_\\w+)\\(\\)(.*)\\) }}\\n *target: " + TARGET + "$",
          Pattern.MULTILINE);

  /** Where a mount has the directory of its volume. */
  private static final String INSIDE =
      "\\n(?: *read_only: .*\\n)? *volume:(?: \\{|\\s+)nocopy: true(?:, |\\s+)subpath: (.*)";

  /** What may be a storage of an item of a list, whose place stands where it is mounted. */
  private static final Pattern OF_ITEM =
      Pattern.compile(
          "^ *source: \\{\\{ t\\.q\\((.*)\\) }}\\n *target: " + TARGET + "(?:" + INSIDE + ")?$",
          Pattern.MULTILINE);

  /** The path of its answer, with which a missing one is refused. */
  private static final Pattern ITEM =
      Pattern.compile("\"([\\w.]*\\[][\\w.\\[\\]]*)\\.host_path_config\\.path: ");

  /** Where the code ends that stands for the directory of the NAS. */
  private static final Pattern DIRECTORY_OF_ITEM =
      Pattern.compile("\\A.*_config(?:\\.dataset_name|(?:_acl)?\\.path)\\)*");

  /** A directory of a storage; versions of before have it as other mounts are. */
  private static final Pattern DIRECTORY =
      Pattern.compile(
          "^ *source: .{0,4000}? ~ t\\.remainder\\((place_of_\\w+)\\(\\)\\)\\) }}\\n *target: "
              + TARGET
              + INSIDE
              + "$",
          Pattern.MULTILINE);

  /** What is called for the place of a storage, and the path of its answer. */
  private static final Pattern PLACE =
      Pattern.compile(
          "^\\{%-? macro (place_of_\\w+)\\(.*?\"([\\w.\\[\\]]+)\\.host_path_config\\.path: ",
          Pattern.MULTILINE);

  /**
   * A service, or a variable of one, each in a line of its own or several in one. No name of a
   * database takes longer code; without an end, code would be searched for it at each variable. No
   * service that Trainyard writes has a longer name, of which each beginning is looked at.
   */
  private static final Pattern DATABASE =
      Pattern.compile(
          "^  (\"?[a-z0-9-]{1,63}\"?|\\{\\{ t\\.key\\(.{1,4000}\\) }}):$|(?<![\\w-])([A-Z][A-Z_]+): (\"[^\"]*\"|\\{\\{.{0,4000}?}}|[^,}\\s]+)",
          Pattern.MULTILINE);

  /** A service that ends before another one starts. */
  private static final Pattern STEP =
      Pattern.compile(
          "(?:^ +|[{,] ?)(\"?[a-z0-9-]{1,63}\"?|\\{\\{ t\\.key\\(.{1,4000}?\\) }}):\\s+\\{?"
              + "condition: service_completed_successfully",
          Pattern.MULTILINE);

  private final Map<Area, SortedMap<String, String>> byArea = new EnumMap<>(Area.class);

  private final Map<String, String> containers = new HashMap<>();

  private ComposeFacts() {}

  static Facts of(ComparedVersion version, Form form) throws IOException {
    ComposeFacts facts = new ComposeFacts();
    facts.app(version.yaml(ComposeLayout.APP));
    version.read(FOLDER).map(Content::toText).ifPresent(text -> facts.template(text, form));
    facts.images(version.yaml(ComposeLayout.FIXED_VALUES));
    return new Facts(
        facts.byArea,
        ContainerFact.programs(
            facts.containers, facts.byArea.getOrDefault(Area.IMAGES, Collections.emptySortedMap())),
        false);
  }

  private void put(Area area, String subject, String value) {
    byArea.computeIfAbsent(area, added -> new TreeMap<>()).put(subject, value);
  }

  private void app(YamlNode app) {
    for (String key : app.keys()) {
      switch (key) {
        case "version", "train" -> {
          // What every version and every train has of its own.
        }
        case "app_version" -> put(Area.METADATA, Facts.PROGRAM_VERSION, app.get(key).json());
        case "capabilities" ->
            app.get(key).items().forEach(one -> put(Area.CAPABILITIES, one.get("name").text(), ""));
        case "run_as_context" ->
            app.get(key)
                .items()
                .forEach(
                    one ->
                        put(
                            Area.USERS,
                            one.get("uid").json() + ":" + one.get("gid").json(),
                            one.get("description").text()));
        case "host_mounts" ->
            app.get(key)
                .items()
                .forEach(one -> put(Area.HOST_MOUNTS, one.get("host_path").text(), ""));
        default -> put(Area.METADATA, key, app.get(key).json());
      }
    }
  }

  private void images(YamlNode values) {
    ImageFacts.of(values)
        .forEach(
            (path, image) -> {
              put(Area.IMAGES, path, image);
              if (byArea.containsKey(Area.DATABASES)) {
                DatabaseFacts.server(image).ifPresent(server -> put(Area.SERVERS, path, server));
              }
            });
  }

  private void template(String text, Form form) {
    for (Pattern pattern : new Pattern[] {SECRET, HASH}) {
      Matcher secrets = pattern.matcher(text);
      while (secrets.find()) {
        put(Area.SECRETS, secrets.group(1), "");
      }
    }
    Map<String, String> levels = ServiceMounts.levels(text);
    Branches branches = Branches.of(text, condition -> ServiceMounts.condition(condition, levels));
    databases(text, branches);
    put(Area.REFUSALS, ComposeRefusals.of(text, branches, form));
    Map<String, String> places = new HashMap<>();
    Matcher place = PLACE.matcher(text);
    while (place.find()) {
      places.put(place.group(1), "values." + place.group(2));
    }
    Map<Integer, HiddenData.Mount> data = new HashMap<>();
    Matcher mounts = MOUNT.matcher(text);
    while (mounts.find()) {
      data.put(
          mounts.start(3),
          mount(
              places.getOrDefault(mounts.group(1), mounts.group(1)),
              mounts.group(2),
              ServiceMounts.path(mounts.group(3), levels)));
    }
    Matcher items = OF_ITEM.matcher(text);
    while (items.find()) {
      Matcher item = ITEM.matcher(items.group(1));
      if (item.find()) {
        String directory =
            DIRECTORY_OF_ITEM.matcher(ServiceMounts.unrefused(items.group(1))).replaceFirst("")
                + (items.group(3) == null ? "" : "/" + inside(items.group(3)));
        data.put(
            items.start(2),
            mount(
                "values." + item.group(1), directory, ServiceMounts.path(items.group(2), levels)));
      }
    }
    Matcher directories = DIRECTORY.matcher(text);
    while (directories.find()) {
      data.put(
          directories.start(2),
          mount(
              places.getOrDefault(directories.group(1), directories.group(1)),
              "/" + inside(directories.group(3)),
              ServiceMounts.path(directories.group(2), levels)));
    }
    Map<String, Set<String>> found = new TreeMap<>();
    Map<String, Set<String>> hidden = new TreeMap<>();
    for (ServiceMounts service : ServiceMounts.of(text, data, form, levels, branches)) {
      if (!service.image().isEmpty()) {
        containers.put(service.name(), service.image());
      }
      for (HiddenData.Mount mount : service.mounts()) {
        if (!mount.place().isEmpty()) {
          add(found, mount.place(), service, mount.conditions());
        }
      }
      HiddenData.of(service.mounts(), (what, conditions) -> add(hidden, what, service, conditions));
    }
    put(Area.DATA, found);
    put(Area.HIDDEN, hidden);
  }

  private static void add(
      Map<String, Set<String>> facts, String what, ServiceMounts service, String conditions) {
    facts
        .computeIfAbsent(
            new ContainerFact(what, service.name()).subject(), added -> new TreeSet<>())
        .add(conditions);
  }

  /** Several times under conditions; once under none is enough. */
  private void put(Area area, Map<String, Set<String>> facts) {
    facts.forEach(
        (subject, conditions) ->
            put(area, subject, conditions.contains("") ? "" : String.join(Facts.OR, conditions)));
  }

  private static String inside(String subpath) {
    return subpath.replaceAll("^\\{\\{ t\\.q\\(|(?:\\) }})?}?$", "");
  }

  private static HiddenData.Mount mount(String place, String directory, String path) {
    String whole = place + directory.replaceAll("[~\" ]", "");
    return new HiddenData.Mount(whole + " at " + path, whole, path, "");
  }

  /** A step before a service, which is called after it, has the variables of the service. */
  private void databases(String text, Branches branches) {
    SortedMap<String, SortedMap<String, Set<String>>> called = new TreeMap<>();
    Matcher found = DATABASE.matcher(text);
    String service = "";
    String around = "";
    while (found.find()) {
      if (found.group(1) != null) {
        service = ServiceMounts.name(found.group(1));
        around = branches.conditions(found.start());
      } else if (DatabaseFacts.isLasting(found.group(2))) {
        String own = within(branches.conditions(found.start()), around);
        called
            .computeIfAbsent(found.group(2), added -> new TreeMap<>())
            .computeIfAbsent(service, added -> new TreeSet<>())
            .add(DatabaseFacts.under(found.group(3).replaceAll("^\"|\"$", ""), own));
      }
    }
    Set<String> steps =
        STEP.matcher(text)
            .results()
            .map(step -> ServiceMounts.name(step.group(1)))
            .collect(Collectors.toSet());
    called.forEach(
        (variable, services) ->
            services.forEach(
                (name, values) -> {
                  if (!steps.contains(name) || !isAsBefore(name, values, services)) {
                    put(
                        Area.DATABASES,
                        new ContainerFact(variable, name).subject(),
                        String.join(Facts.OR, values));
                  }
                }));
  }

  /** The conditions of what stands in a service, without those of the service. */
  private static String within(String conditions, String around) {
    if (conditions.equals(around)) {
      return "";
    }
    int inner = conditions.length() - Facts.AND.length() - around.length();
    return inner > 0 && conditions.endsWith(Facts.AND + around)
        ? conditions.substring(0, inner)
        : conditions;
  }

  /** Whether a service with the same value has a name that goes on as this one. */
  private static boolean isAsBefore(
      String name, Set<String> values, Map<String, Set<String>> services) {
    for (int end = name.indexOf('-'); end >= 0; end = name.indexOf('-', end + 1)) {
      if (values.equals(services.get(name.substring(0, end)))) {
        return true;
      }
    }
    return false;
  }
}
